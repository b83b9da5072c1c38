"""A laid-out page becomes the box around its words: for pictures whose edges may be cut off."""

from __future__ import annotations


def words_box(pdf: bytes, page: int) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all text of a page (from 0), as shares of its width and height from the upper
    left. ValueError where it has no text."""
    import pypdfium2  # where something is drawn, and not where it is planned

    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        width, height = sheet.get_width(), sheet.get_height()
        text = sheet.get_textpage()
        boxes = [text.get_rect(place) for place in range(text.count_rects())]
    finally:
        document.close()
    if not boxes:
        raise ValueError("no words")
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return left / width, 1 - top / height, right / width, 1 - bottom / height
