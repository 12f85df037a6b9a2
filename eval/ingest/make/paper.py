"""PDF files drawn with reportlab, line by line, and pages without text."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from expect import Expect
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4


class Paper(Expect):
    """Lines at places that are given by hand; the expectation is written beside them."""

    def __init__(self, name: str, why: str, features: str, chinese: bool = False, password: str | None = None, **more: Any) -> None:
        super().__init__(name, why, features, "reportlab", **more)
        self.buffer = io.BytesIO()
        encrypt = None
        if password:
            from reportlab.lib.pdfencrypt import StandardEncryption

            encrypt = StandardEncryption(password, ownerPassword=password + "-owner", canPrint=0, strength=128)
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1, encrypt=encrypt)
        self.font, self.strong = "Helvetica", "Helvetica-Bold"
        if chinese:
            pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
            self.font = self.strong = "STSong-Light"
        self.number = 1
        self.y = HEIGHT - 90
        self.canvas.setFont(self.font, 11)

    def text(self, x: float, words: str, size: float = 11, strong: bool = False, drop: float | None = None) -> None:
        """One line, and the pen goes down."""
        self.canvas.setFont(self.strong if strong else self.font, size)
        self.canvas.drawString(x, self.y, words)
        self.y -= drop if drop is not None else size * 1.45

    def at(self, x: float, y: float, words: str, size: float = 9) -> None:
        self.canvas.setFont(self.font, size)
        self.canvas.drawString(x, y, words)

    def gap(self, points: float = 8) -> None:
        self.y -= points

    def turn(self) -> None:
        self.canvas.showPage()
        self.number += 1
        self.y = HEIGHT - 90

    def grid(self, widths: list[float], rows: list[list[list[str]]], x: float = 60, size: float = 9, strong_first: bool = True) -> None:
        """A table with ruling lines; each cell is its lines."""
        for index, row in enumerate(rows):
            height = max(len(cell) for cell in row) * size * 1.4 + 6
            left = x
            for width, cell in zip(widths, row, strict=True):
                self.canvas.rect(left, self.y - height, width, height)
                self.canvas.setFont(self.strong if strong_first and index == 0 else self.font, size)
                for line, words in enumerate(cell):
                    self.canvas.drawString(left + 3, self.y - (line + 1) * size * 1.4 + 1, words)
                left += width
            self.y -= height

    def see(self, kind: str, words: str, number: str | None = None, level: int = 0, step: str | bool | None = None, page: int | None = None, **more: Any) -> None:
        self.block(kind, words, number, level, {"page": page or self.number}, **more)
        if step:
            self.step(words, number, step if isinstance(step, str) else None)

    def see_row(self, cells: list[str], number: str | None = None, header: bool = False, step: int | None = None, owner: int | None = None, page: int | None = None, **more: Any) -> None:
        self.row(cells, number, {"page": page or self.number}, header, **more)
        if step is not None:
            self.step(cells[step], number, (cells[owner] or None) if owner is not None else None)

    def build(self, folder: Path) -> None:
        self.canvas.save()
        (folder / f"{self.name}.pdf").write_bytes(self.buffer.getvalue())
        self.save(folder)


def scan(folder: Path, name: str, pages: list[list[str]], why: str, features: str, stamp: str = "", **more: Any) -> None:
    """Pages that are only pictures of text."""
    e = Expect(name, why, features, "Pillow and reportlab", error="scan", **more)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for index, lines in enumerate(pages):
        picture = Image.new("L", (620, 877), 246)
        draw = ImageDraw.Draw(picture)
        font = ImageFont.load_default(15)
        for at, line in enumerate(lines):
            draw.text((60, 70 + 30 * at), line, fill=30, font=font)
        picture = picture.rotate(0.6 + index * 0.3, fillcolor=246)
        data = io.BytesIO()
        picture.save(data, "JPEG", quality=40)
        data.seek(0)
        canvas.drawImage(ImageReader(data), 0, 0, WIDTH, HEIGHT)
        if stamp:
            canvas.setFont("Helvetica-Bold", 14)
            canvas.drawString(460, 800, stamp)
        canvas.showPage()
    canvas.save()
    (folder / f"{name}.pdf").write_bytes(buffer.getvalue())
    e.save(folder)
