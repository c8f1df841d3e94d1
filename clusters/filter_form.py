"""Forms of filters: they stand in the address, narrow a list and never fail."""

from __future__ import annotations

from typing import Any

from django import forms


class FilterFields(forms.Form):
    """Fields drawn as the filter bar wants them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field.widget, forms.Select):
                field.widget.attrs["class"] = "form-select"
            elif isinstance(field.widget, forms.CheckboxInput):
                field.widget.attrs["class"] = "form-check-input"
            else:
                field.widget.attrs["class"] = "form-control"
