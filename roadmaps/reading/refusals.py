"""Why a file is refused, in a sentence that says what was found and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from roadmaps.reading.limits import CannotRead

SENTENCES = {
    "empty": _(
        "There is nothing in this file: no cell with text was found. "
        "Choose the file that holds the table of the roadmap."
    ),
    # Of files that the worker reads: it was stopped, or its reader died, each time.
    "reading_stopped": _(
        "The reading of this file was interrupted twice, so it has been given up. "
        "Save the table of the roadmap alone in a new file and upload that one."
    ),
    "too_big": _(
        "The file is %(size)s MB; at most %(limit)s MB can be uploaded. "
        "Remove pictures and sheets that are not the roadmap, save the file and upload it again."
    ),
    "no_type": _(
        "The name of the file has no ending, so its type is not known. "
        "Save the table as xlsx, xls, ods, csv or docx, a project plan as xml, xer or gan."
    ),
    "unknown_type": _(
        "Files that end in “.%(suffix)s” cannot be read. "
        "Save the table as xlsx, xls, ods, csv or docx, a project plan as xml, xer or gan."
    ),
    "other_workbook": _(
        "Tables saved as “.%(suffix)s” cannot be read. Open the file in Excel or LibreOffice and save it as xlsx."
    ),
    "other_document": _(
        "Documents saved as “.%(suffix)s” cannot be read. Open the file in Word or LibreOffice and save it as docx."
    ),
    # Told of files that were refused before tables of PDFs were read.
    "pdf": _(
        "A PDF shows a table but does not keep its cells. Upload the Excel or Word file that the PDF was made from."
    ),
    "printed": _(
        "Pages saved as “.%(suffix)s” show a table but do not keep its cells. "
        "Upload the Excel or Word file that they were made from."
    ),
    "scanned_pdf": _(
        "There are no letters in this PDF, only pictures of pages: it looks like a scan. "
        "Upload the Excel or Word file that was printed."
    ),
    "no_drawn_table": _(
        "There is text in this PDF, but no table with drawn lines, and without lines its columns would be guesswork. "
        "Upload the Excel or Word file that the PDF was made from."
    ),
    "unmapped_letters": _(
        "The PDF shows letters but does not say which ones they are, so they cannot be read. "
        "Upload the Excel or Word file that the PDF was made from."
    ),
    "too_many_pages": _(
        "The PDF has more than %(limit)s pages. "
        "Save the pages with the roadmap as a PDF of their own, or upload the Excel or Word file."
    ),
    "picture": _(
        "This is a picture of a table; its cells cannot be read. "
        "Upload the Excel or Word file that the picture was made from."
    ),
    "project_plan": _(
        "Plans saved as “.%(suffix)s” cannot be read here. "
        "In the planning program choose File → Save As → XML and upload that file."
    ),
    "other_xml": _(
        "This XML file is no project plan: it begins with “%(root)s”. "
        "Upload the XML of MS Project or Primavera P6, or save the table as xlsx."
    ),
    "too_deep": _(
        "The plan is nested more than %(limit)s levels deep, which planning programs never write. "
        "Open it in the program that made it, save it again and upload it."
    ),
    "archive": _("This is an archive. Unpack it and upload the file with the roadmap itself."),
    "web_page": _("This is a web page. Open it in Excel and save the table as xlsx."),
    "wrong_content": _(
        "The name ends in “.%(suffix)s”, but inside is %(found)s. "
        "Open the file in the program that made it and save it as xlsx or docx."
    ),
    "encrypted": _("The file is protected by a password. Remove the password, save the file and upload it again."),
    "macros": _(
        "The file contains macros. Save it without macros, as an Excel workbook (xlsx) "
        "or a Word document (docx), and upload it again."
    ),
    "doctype": _(
        "The file contains a document type definition (DTD), which office programs never write. "
        "Open it in the program that made it, save it again and upload it."
    ),
    "too_many_entries": _(
        "The file consists of %(count)s parts; at most %(limit)s are read. "
        "Copy the table of the roadmap into a new file and upload that."
    ),
    "unpacks_too_large": _(
        "Unpacked, the file takes %(size)s MB; at most %(limit)s MB are read. "
        "Copy the table of the roadmap into a new file and upload that."
    ),
    "bad_entry": _(
        "A part of the file has an unsafe name (“%(entry)s”). "
        "Open the file in the program that made it, save it again and upload it."
    ),
    "too_many_cells": _(
        "The table reaches cell %(cell)s, outside %(rows)s rows × %(columns)s columns. "
        "Delete what lies beyond the roadmap, or copy the roadmap into a new file."
    ),
    "too_wide": _(
        "A table of the document claims to be %(count)s columns wide; at most %(columns)s are read. "
        "Copy the table of the roadmap into a new document and upload that."
    ),
    "part_too_large": _(
        "The text of the document takes %(size)s MB; at most %(limit)s MB are read. "
        "Copy the table of the roadmap into a new document and upload that."
    ),
    "no_table": _("There is no table in this document. Put the roadmap into a table, one row per milestone."),
    "scanned": _(
        "There is no table in this document, only pictures: it looks like a scan. "
        "Upload the Excel or Word file that was printed."
    ),
    "unreadable": _(
        "The file is damaged or incomplete and cannot be read. "
        "Open it in the program that made it, save it again and upload it."
    ),
    "took_too_long": _(
        "Reading the file took too long, so it was stopped. "
        "Copy the table of the roadmap into a new file and upload that."
    ),
    "too_much_memory": _(
        "Reading the file needs too much memory, so it was stopped. "
        "Copy the table of the roadmap into a new file and upload that."
    ),
}

FOUND = {
    "pdf": _("a PDF"),
    "picture": _("a picture"),
    "web_page": _("a web page"),
    "xml": _("an XML file"),
    "xer": _("a Primavera plan (xer)"),
    "mpx": _("an old MS Project plan (mpx)"),
    "rich_text": _("a rich text document (RTF)"),
    "archive": _("an archive"),
    "text": _("plain text"),
    "binary": _("something that is not a table"),
    "xlsx": _("an Excel workbook (xlsx)"),
    "xlsb": _("a binary Excel workbook (xlsb)"),
    "xls": _("an old Excel workbook (xls)"),
    "doc": _("an old Word document (doc)"),
    "docx": _("a Word document (docx)"),
    "ods": _("a LibreOffice table (ods)"),
    "office": _("another office document"),
}


def sentence(kind: str, params: Mapping[str, str | int]) -> str:
    """Say a refusal in the language active now; `kind` is a key of SENTENCES."""
    values: dict[str, object] = dict(params)
    if "found" in params:
        values["found"] = FOUND[str(params["found"])]
    return str(SENTENCES[kind]) % values


class Refused(CannotRead):
    """A file that will not be read. Keep `kind` and `params` to say it again in another language."""

    @property
    def message(self) -> str:
        """The sentence for a person, in the language active at the moment of asking."""
        return sentence(self.kind, self.params)

    def __str__(self) -> str:
        return f"{self.kind} {self.params}"
