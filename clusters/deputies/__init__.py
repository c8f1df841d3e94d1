"""Who stands in for a person on leave: named beforehand, begun and ended by the clock."""
