"""Tags and filters of the page kit, built into every template."""

from __future__ import annotations

from django import template

register = template.Library()
