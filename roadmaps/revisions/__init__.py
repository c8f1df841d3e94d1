"""A whole plan proposed, compared and approved. The only room that writes baselines."""
