"""Nobody has to remember: which step of the policy has been passed and not yet told, to whom, and why.

`schedule` computes the steps (pure), `owed` finds what is owed to whom, `actions` writes the ledger and composes
one digest for each person and morning, `second_look` looks again before it leaves, `explain` says it beforehand.
"""
