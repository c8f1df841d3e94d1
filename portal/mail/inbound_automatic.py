"""Letters that no person wrote: absence notices, delivery reports, lists. Answering them would never end."""

from __future__ import annotations

import re
from collections.abc import Mapping

AUTOMATIC_HEADERS = (
    "x-auto-response-suppress",
    "x-autoreply",
    "x-autorespond",
    "x-autoresponder",
    "x-mail-autoreply",
    "x-yandex-autoreply",
    "list-id",
    "list-unsubscribe",
    "feedback-id",
)
BULK = {"bulk", "junk", "list", "auto_reply", "auto-reply"}
REPORTS = ("multipart/report", "message/delivery-status", "message/disposition-notification")
MACHINES = ("mailer-daemon", "postmaster", "noreply", "no-reply", "do-not-reply", "donotreply", "bounce", "bounces")
_SUBJECT = re.compile(
    r"(re: |ответ: )?(automatic reply|auto(matic)?[ -]?reply|auto(matic)? response|out of (the )?office|away from"
    r"|undeliver|delivery (status|failure|has failed)|mail delivery|returned mail|failure notice|read: |accepted: "
    r"|declined: |автоматический ответ|автоответ|автоматическое уведомление|вне офиса|отсутствую|не в офисе"
    r"|я в отпуске|нет на месте|отсутствие на рабочем месте|недоставлен|не удается доставить|не удалось доставить"
    r"|сообщение не доставлено|прочтено: |прочитано: |принято: |отклонено: )",
    re.IGNORECASE,
)


def is_automatic(headers: Mapping[str, str], *, content_type: str, sender: str) -> bool:
    """Did a program write the letter? `headers` by lower-case names, the first of each."""
    if headers.get("auto-submitted", "no").split(";")[0].strip().lower() not in ("no", ""):
        return True
    if any(name in headers for name in AUTOMATIC_HEADERS) or content_type in REPORTS:
        return True
    if headers.get("precedence", "").strip().lower() in BULK or headers.get("return-path", "").strip() == "<>":
        return True
    name = sender.partition("@")[0].lower()
    return name in MACHINES or bool(_SUBJECT.match(headers.get("subject", "").strip()))
