"""How sure each side is that a roadmap will be delivered: a judgement with its reason, and what stands over time."""
