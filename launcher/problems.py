"""The one exception whose text is meant for the user."""


class Problem(Exception):
    """Something the user can mend: what is wrong, and below it how to mend it or what was seen."""

    def __init__(self, what: str, details: str = "", exit_code: int = 1) -> None:
        super().__init__(what)
        self.what = what
        self.details = details
        self.exit_code = exit_code

    def __str__(self) -> str:
        return f"{self.what}\n{self.details}".rstrip()
