"""What the outbox asks of this room: a second look at each digest, and its lines back when it is not read."""

from portal.mail import checks
from roadmaps.reminders import actions, digest

checks.register(digest.KIND, digest.check, release=actions.release)
