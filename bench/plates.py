"""plates.py - medium plates with reportlab: the peer of plate-render.

	python3 plates.py MANIFEST COUNT OUT.pdf

The manifest of plate-render says which plates; each is a page of 300 x 200 mm with the
ground, the rim, name, number, host and code, and a QR code.  reportlab cannot embed
fonts with CFF outlines: the text is in its STSong-Light, which is not embedded.
"""
import sys

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

manifest, count, out = sys.argv[1], int(sys.argv[2]), sys.argv[3]
with open(manifest, encoding="utf-8") as f:
    rows = [line.rstrip("\n").split("\t") for line in f][1:]
pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
c = Canvas(out, pagesize=(300 * mm, 200 * mm), pageCompression=1, invariant=1)


def centred(text, x, w, y, size):
    c.setFont("STSong-Light", size * mm)
    c.drawCentredString((x + w / 2) * mm, y * mm, text)


for i in range(count):
    row = rows[i % len(rows)]
    c.setFillColorRGB(0x1B / 255, 0x4A / 255, 0xA0 / 255)
    c.roundRect(0, 0, 300 * mm, 200 * mm, 14 * mm, stroke=0, fill=1)
    c.setStrokeColorRGB(1, 1, 1)
    c.setLineWidth(3 * mm)
    c.roundRect(13.5 * mm, 13.5 * mm, 273 * mm, 173 * mm, 8 * mm)
    c.setFillColorRGB(1, 1, 1)
    c.rect(198 * mm, 27 * mm, 75 * mm, 75 * mm, stroke=0, fill=1)
    centred(row[9][-9:-4], 27, 246, 140, 40)
    centred(row[9][-4:], 27, 159, 80, 40)
    centred("MENPAI.EXAMPLE", 27, 159, 38, 6.6)
    centred(row[0], 27, 159, 28, 6.6)
    qr = QrCodeWidget(row[8], barLevel="M", barBorder=4, barWidth=75 * mm, barHeight=75 * mm)
    drawing = Drawing(75 * mm, 75 * mm)
    drawing.add(qr)
    renderPDF.draw(drawing, c, 198 * mm, 27 * mm)
    c.showPage()
c.save()
