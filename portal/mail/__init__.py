"""The outbox: a message is a row first; then it is claimed, sent, retried and swept."""
