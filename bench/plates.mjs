// plates.mjs - medium plates with pdfkit and qrcode: the peer of plate-render.
//
//	node plates.mjs MODULES MANIFEST COUNT OUT.pdf
//
// The manifest of plate-render says which plates; each is a page of 300 x 200 mm with the
// ground, the rim, name, number, host and code, and the QR code as one path.
import { createRequire } from "node:module";
import { createWriteStream, readFileSync } from "node:fs";

const [modules, manifest, count, out] = process.argv.slice(2);
const require = createRequire(modules + "/");
const PDFDocument = require("pdfkit");
const QRCode = require("qrcode");

const mm = 72 / 25.4;
const font = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc";
const rows = readFileSync(manifest, "utf8").trim().split("\n").slice(1)
	.map((line) => line.split("\t"));
const doc = new PDFDocument({ autoFirstPage: false, size: [300 * mm, 200 * mm], margin: 0 });
doc.pipe(createWriteStream(out));
doc.registerFont("hei", font, "NotoSansCJKsc-Bold");

function centred(text, x, y, w, size) {
	doc.fontSize(size * mm).text(text, x * mm, y * mm,
		{ width: w * mm, align: "center", lineBreak: false });
}

function qr(payload, x, y, size) {
	const code = QRCode.create(payload, { errorCorrectionLevel: "M" }).modules;
	const m = size * mm / (code.size + 8);

	doc.rect(x * mm, y * mm, size * mm, size * mm).fill("white");
	for (let row = 0; row < code.size; row++)
		for (let col = 0; col < code.size; col++) {
			let n = 0;
			while (col + n < code.size && code.get(row, col + n))
				n++;
			if (n)
				doc.rect(x * mm + (col + 4) * m, y * mm + (row + 4) * m, n * m, m);
			col += n;
		}
	doc.fill("black");
}

for (let i = 0; i < Number(count); i++) {
	const row = rows[i % rows.length];

	doc.addPage();
	doc.roundedRect(0, 0, 300 * mm, 200 * mm, 14 * mm).fill("#1B4AA0");
	doc.lineWidth(3 * mm).roundedRect(13.5 * mm, 13.5 * mm, 273 * mm, 173 * mm, 8 * mm)
		.stroke("white");
	doc.font("hei").fillColor("white");
	centred(row[9].slice(-9, -4), 27, 24, 246, 40);
	centred(row[9].slice(-4), 27, 80, 159, 40);
	centred("MENPAI.EXAMPLE", 27, 155, 159, 6.6);
	centred(row[0], 27, 165, 159, 6.6);
	qr(row[8], 198, 98, 75);
}
doc.end();
