"""Why a file is not taken as evidence, in a sentence that says what was found and what to do. Pure."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

MOST_MEGABYTES = 25
MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
MOST_IN_REPORT = 20

TAKEN = _("PDF, docx, xlsx, pptx, odt, ods, jpg, png or heic")

SENTENCES = {
    "empty": _("“%(name)s” is empty. Choose the file again."),
    "too_big": _(
        "“%(name)s” is larger than %(limit)s MB. Save it with smaller pictures, "
        "or put it on the cluster's disk and give the link."
    ),
    "unknown_type": _("“%(name)s” is of a type that is not taken. Save it as %(taken)s."),
    "old_office": _("“%(name)s” is an office file of before 2007. Save it as docx, xlsx, pptx or PDF."),
    "web": _("“%(name)s” is a web page or a drawing that may hold scripts. Save it as PDF or png."),
    "archive": _("“%(name)s” is an archive. Unpack it and add the documents themselves."),
    "two_endings": _("“%(name)s” has the ending of a program within its name. Rename it and add it again."),
    "wrong_content": _(
        "The name “%(name)s” ends in “.%(suffix)s”, but something else is inside. "
        "Open it in the program that made it and save it as %(taken)s."
    ),
    "two_in_one": _("Another file is hidden inside “%(name)s”. Open it, save it anew as PDF or png and add that one."),
    "encrypted": _(
        "“%(name)s” is protected by a password: nobody could read it. Remove the password and add it again."
    ),
    "macros": _("“%(name)s” contains macros. Save it without macros, or as PDF, and add it again."),
    "unsafe_parts": _("“%(name)s” is built in an unsafe way. Open it, save it anew and add that one."),
    "damaged": _("“%(name)s” is damaged or incomplete. Open it, save it anew and add that one."),
}


class NotTaken(Exception):
    """A file that is not taken; `kind` is a key of SENTENCES, `name` what the person called the file."""

    def __init__(self, kind: str, name: str, suffix: str = "") -> None:
        super().__init__(kind, name)
        self.kind, self.name, self.suffix = kind, name, suffix

    @property
    def message(self) -> str:
        """The sentence for a person, in the language active now."""
        values = {"name": self.name, "suffix": self.suffix, "limit": MOST_MEGABYTES, "taken": str(TAKEN)}
        return str(SENTENCES[self.kind]) % values
