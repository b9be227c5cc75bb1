// peers.mjs - read addresses with another parser, as addr-normalize would be asked.
//
//	node peers.mjs FOLDER PACKAGE[:TYPE] ROWS <IN.tsv >OUT.tsv
//
// FOLDER holds node_modules; IN has a header and the columns id and raw.  OUT has
// one row for each row of IN.  Then the rows are read again, over and over, up to
// ROWS; standard error gets rows, and the CPU seconds of reading alone (the
// package is loaded and warm by then), tab-separated.
import { readFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, what, rows] = process.argv.slice(2);
const [name, type] = what.split(':');
const require = createRequire(resolve(folder, 'none.js'));
const module = await import(pathToFileURL(require.resolve(name)));
let parse = module.default;
while (typeof parse !== 'function')
	parse = parse.default;

// What it throws at is read as nothing.
function read(raw) {
	try {
		return (type === undefined ? parse(raw) : parse(raw, { type: Number(type) })) ?? {};
	} catch {
		return {};
	}
}

const table = readFileSync(0, 'utf8').trimEnd().split('\n').slice(1).map(line => line.split('\t'));
const out = ['id\tprovince\tcity\tcounty'];
for (const [id, raw] of table) {
	const got = read(raw);
	out.push([id, got.province, got.city, got.county ?? got.area].map(v => v ?? '').join('\t'));
}
writeSync(1, out.join('\n') + '\n');

const start = process.cpuUsage();
for (let i = 0; i < rows; i++)
	read(table[i % table.length][1]);
const cost = process.cpuUsage(start);
writeSync(2, `${rows}\t${(cost.user + cost.system) / 1e6}\n`);
