"""What the cluster's people chose about earlier files, asked for while a new one is read."""

from __future__ import annotations

from dataclasses import replace

from roadmaps.importing.kept import headings_hash
from roadmaps.importing.made_choices import MadeChoices
from roadmaps.models import ColumnChoice, Roadmap
from roadmaps.revisions.queries import in_force
from roadmaps.terms import UploadState
from roadmaps.understanding.choices import Choices
from roadmaps.understanding.columns_found import ColumnFound
from roadmaps.understanding.memory import recall

# How many of a cluster's earlier files are compared with a new one.
KEPT_FILES = 20


class EarlierChoices:
    """The choices for a file of a roadmap; `made` is what was found, nothing at first."""

    def __init__(self, roadmap: Roadmap) -> None:
        self.made = MadeChoices()
        self._roadmap = roadmap

    def before_marking(self, upload: int) -> Choices | None:
        """What was chosen about the file before the portal marked it; its cells have been corrected in it since."""
        earlier = self._roadmap.uploads.filter(pk=upload, state=UploadState.READ).first()
        if earlier is None:
            return None
        made = replace(MadeChoices.from_json(earlier.choices), corrections={}, split=frozenset())
        # Of any other kind of file the marked copy holds the plan's table alone.
        return self._taken(made if earlier.kind == "xlsx" else replace(made, table=None))

    def for_columns(self, columns: tuple[ColumnFound, ...]) -> Choices | None:
        """What the cluster's people chose the last time a file had these headings, or columns much like these."""
        choices = ColumnChoice.objects.filter(cluster=self._roadmap.cluster).order_by("-chosen_at")
        kept = choices.filter(headings_hash=headings_hash(columns)).first()
        if kept is not None:
            return self._taken(MadeChoices.from_json({"mapping": kept.mapping, "order": kept.day_order}))
        mapping = recall(choices.exclude(columns=[]).values_list("columns", flat=True)[:KEPT_FILES], columns)
        return self._taken(MadeChoices(mapping=mapping)) if mapping else None

    def _taken(self, made: MadeChoices) -> Choices | None:
        self.made = made
        return choices_for(self._roadmap, made) if made != MadeChoices() else None


def choices_for(roadmap: Roadmap, made: MadeChoices) -> Choices:
    """What was chosen, for the reading of a file that is meant for this roadmap."""
    current = in_force(roadmap.pk)
    return replace(made.for_programme(roadmap.programme), roadmap=roadmap.pk, revision=current.number if current else 0)
