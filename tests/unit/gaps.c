/* gaps.c - what is missing in a library, and what is not. */
#include <config.h>

#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "link/gaps.h"
#include "tap.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* --- libraries in a few words ------------------------------------------------------------
 *
 * "r环湖路 d{2,4}号; ..." is 浉河区环湖路2号, 浉河区环湖路4号 and so on: the letters are those of
 * the key (address.h), and each word in braces makes an address.  "#F" at the end says
 * what hangs on it: H a house, P a person, F an organisation, E an empty house. */

enum { ROWS = 512, TEXT = 256 };

struct library {
	char row[ROWS][TEXT];
	size_t n;
};

static void
expand(struct library *l, const char *spec)
{
	const char *open = strchr(spec, '{'), *close, *word, *end;
	char text[TEXT];

	if (open == NULL) {
		if (l->n == ROWS)
			abort();
		snprintf(l->row[l->n++], TEXT, "%s", spec);
		return;
	}
	close = strchr(open, '}');
	for (word = open + 1; word <= close; word = end + 1) {
		for (end = word; *end != ',' && *end != '}'; end++)
			;
		snprintf(text, sizeof text, "%.*s%.*s%s", (int)(open - spec), spec, (int)(end - word),
		    word, close + 1);
		expand(l, text);
	}
}

static void
library_of(struct library *l, const char *specs)
{
	char spec[TEXT];
	size_t n;

	l->n = 0;
	while (*specs) {
		specs += strspn(specs, "; ");
		n = strcspn(specs, ";");
		snprintf(spec, sizeof spec, "%.*s", (int)n, specs);
		if (n)
			expand(l, spec);
		specs += n;
	}
}

static mp_element
element_of(char letter)
{
	int e;

	for (e = MP_DEVZONE; e < MP_NELEMENT; e++)
		if (mp_address_key_letter((mp_element)e) == letter)
			return (mp_element)e;
	abort();
}

static unsigned
hangs_of(const char *s)
{
	unsigned hangs = 0;

	for (; *s; s++)
		hangs |= *s == 'H' ? MP_GAP_HOUSES : *s == 'P' ? MP_GAP_PEOPLE : *s == 'F' ? MP_GAP_FIRMS :
		    MP_GAP_HOUSES | MP_GAP_EMPTY;
	return hangs;
}

/* The code of a row is its own text. */
static void
add(mp_gaps *g, const char *row)
{
	mp_address a = { .elem = { [MP_COUNTY] = MP_STR("浉河区") } };
	unsigned hangs = 0;
	const char *word = row;
	size_t n;

	for (; *word; word += n) {
		word += strspn(word, " ");
		n = strcspn(word, " ");
		if (*word == '#')
			hangs = hangs_of(word + 1);
		else if (n)
			a.elem[element_of(*word)] = (mp_str){ word + 1, n - 1 };
	}
	mp_gaps_add(g, &a, mp_str_from(row), hangs);
}

/* The gaps, one a line: kind, ! or ? for fault or information, what is missing, the
 * evidence in brackets. */
static void
gaps_of(mp_buf *out, const struct library *l, const size_t *order, unsigned tables,
    const mp_road_rules *rules, bool whole)
{
	mp_gaps *g = mp_gaps_new(rules, tables);
	mp_gap gap;
	size_t i;

	for (i = 0; i < l->n; i++)
		add(g, l->row[order ? order[i] : i]);
	mp_gaps_end(g);
	out->n = 0;
	while (mp_gaps_next(g, &gap))
		if (whole)
			mp_gap_write(out, &gap, false);
		else
			mp_buf_printf(out, "%s%s%s %.*s [%.*s]", out->n ? "\n" : "",
			    mp_gap_name(gap.kind), gap.fault ? "!" : "?", (int)gap.missing.n,
			    gap.missing.p, (int)gap.evidence.n, gap.evidence.p);
	mp_gaps_free(g);
	mp_buf_cstr(out);
}

static bool
is(const mp_buf *have, const char *want)
{
	if (strcmp(have->p, want) == 0)
		return true;
	printf("# have: %s\n# want: %s\n", have->p, want);
	return false;
}

/* --- the lists ------------------------------------------------------------------------- */

static const struct { const char *what, *known, *want; } gaps[] = {
	{ "a road without gaps on both sides",
	  "r环湖路 d{1,2,3,4,5,6,7,8}号", "" },
	{ "a number is left out on the even side",
	  "r环湖路 d{1,2,3,4,5,8,7,10,9,12}号", "door! 6号 [2,4 … 8,10,12]" },
	{ "only odd numbers: nothing is opposite",
	  "r环湖路 d{1,3,5,7,9}号", "" },
	{ "a road that begins with 7",
	  "r环湖路 d{7,9,11}号", "door? 1号,3号,5号 [… 7,9,11]" },
	{ "numbers that are far apart are spaced",
	  "r环湖路 d{1,5,9,15,17}号",
	  "door? 3号 [1 … 5,9,15]\ndoor? 7号 [1,5 … 9,15,17]\ndoor? 11号,13号 [1,5,9 … 15,17]" },
	{ "a long gap is land that waits",
	  "r环湖路 d{1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31,33,35,37,39,41,43,45,47,49,51,53,55,"
	  "57,59,61,63,65,67,69,93}号",
	  "door? 71号…91号 [65,67,69 … 93]" },
	{ "two numbers say nothing",
	  "r环湖路 d{1,9}号", "" },
	{ "a road is counted along all its villages",
	  "t老城街道 r环湖路 d{1,3,5}号; t民权街道 r环湖路 d{7,9,11}号", "" },
	{ "sections are counted by themselves",
	  "r环湖路 s东段 d{1,3,5}号; r环湖路 s西段 d{1,3,5}号", "" },
	{ "a lane has no sides",
	  "r环湖路 l3巷 d{1,2,3,5}号", "door! 4号 [1,2,3 … 5]" },
	{ "a hamlet has no sides",
	  "t董家河镇 v谢畈村 g张湾 d{1,2,3,5,6}号", "door! 4号 [1,2,3 … 5,6]" },
	{ "two hamlets of one name",
	  "t董家河镇 v谢畈村 g张湾 d{1,2,3}号; t董家河镇 v车云村 g张湾 d{1,2,3}号", "" },
	{ "numbers behind 附",
	  "r环湖路 d{1号,3号,5号,5号附1号,5号附3号}", "door? 5号附2号 [5号附1号 … 5号附3号]" },
	{ "an odd number on the even side",
	  "r环湖路 s路北 d{1,3,5,7,9}号; r环湖路 s路南 d{2,4,6,8,10,11}号",
	  "side? 路南11号 [路北单号,路南双号]" },

	{ "buildings without gaps", "r环湖路 d1号 e湖光小区 b{1,2,3}号楼 u1单元 h101室", "" },
	{ "a building is left out",
	  "r环湖路 d1号 e湖光小区 b{1,2,4}号楼 u1单元 h101室", "building! 3号楼 [1,2 … 4]" },
	{ "the form of the building is that of its neighbours",
	  "r环湖路 d1号 e湖光小区 b{1,2,4}栋 u1单元 h101室", "building! 3栋 [1,2 … 4]" },
	{ "letters count, too",
	  "r环湖路 d1号 e湖光大厦 b{A,B,D}座 h101室", "building! C座 [A,B … D]" },
	{ "many are left out: they may be another estate's",
	  "r环湖路 d1号 e湖光小区 b{1,2,7}号楼 u1单元 h101室",
	  "building? 3号楼,4号楼,5号楼,6号楼 [1,2 … 7]" },
	{ "the first is left out",
	  "r环湖路 d1号 e湖光小区 b{2,3}号楼 u1单元 h101室", "building? 1号楼 [… 2,3]" },
	{ "an estate with nothing in it", "r环湖路 d1号 e湖光小区", "building! 楼 []" },
	{ "an estate of one building", "r环湖路 d1号 e湖光大厦; r环湖路 d1号 e湖光大厦 h101室", "" },
	{ "the same, said without the building's row",
	  "e湖光小区; e湖光小区 b1号楼 u1单元 h101室", "" },

	{ "a unit is left out",
	  "e湖光小区 b1号楼 u{1,2,4}单元 h101室", "unit! 3单元 [1,2 … 4]" },
	{ "the first unit is left out",
	  "e湖光小区 b1号楼 u{2,3}单元 h101室", "unit! 1单元 [… 2,3]" },
	{ "a building with nothing in it",
	  "e湖光小区 b1号楼; e湖光小区 b2号楼 u1单元 h101室", "unit! 单元,户室 []" },
	{ "a building without units among others that have them",
	  "e湖光小区 b1号楼; e湖光小区 b1号楼 h101室; e湖光小区 b2号楼 u1单元 h101室", "unit? 单元 []" },
	{ "buildings without units, all of them",
	  "e湖光小区 b{1,2}号楼; e湖光小区 b{1,2}号楼 h101室", "" },
	{ "a unit with nothing in it", "e湖光小区 b1号楼 u1单元", "room! 户室 []" },

	{ "a full grid",
	  "b1号楼 u1单元 h{1,2,3,4,5}0{1,2}室", "" },
	{ "a room in the middle",
	  "b1号楼 u1单元 h{1,2,3,5}0{1,2}室; b1号楼 u1单元 h401室", "room! 402室 [301,302,401,501,502 …]" },
	{ "rooms of the lowest and the highest floor",
	  "b1号楼 u1单元 h{2,3,4}0{1,2}室; b1号楼 u1单元 h{102,501}室",
	  "room? 101室 [102,201,202 …]\nroom? 502室 [401,402,501 …]" },
	{ "a floor that is not there at all",
	  "b1号楼 u1单元 h{1,2,4,5}0{1,2}室",
	  "room! 301室 [201,202,401,402 …]\nroom! 302室 [201,202,401,402 …]" },
	{ "there is no fourth floor",
	  "b1号楼 u1单元 h{1,2,3,5}01室", "room? 401室 [301,501 …]" },
	{ "many floors that are not there", "b1号楼 u1单元 h{1,2,7,8}01室",
	  "room? 301室 [201,701 …]\nroom? 401室 [201,701 …]\nroom? 501室 [201,701 …]\n"
	  "room? 601室 [201,701 …]" },
	{ "numbers that are no floors", "b1号楼 u1单元 h{101,201,301,99999}室; b1号楼 u1单元 h102室", "" },
	{ "a position that half of the floors have",
	  "b1号楼 u1单元 h{101,201,301,401,103,303}室; b1号楼 u1单元 h{102,202,302,402}室",
	  "room? 203室 [101,102,103,201,202,301,302,303 …]\nroom? 403室 [301,302,303,401,402 …]" },
	{ "a position that few floors have",
	  "b1号楼 u1单元 h{1,2,3,4,5}0{1,2}室; b1号楼 u1单元 h503室", "" },
	{ "a position that no floor has",
	  "b1号楼 u1单元 h{1,2,3}0{1,3}室",
	  "room? 102室 [101,103 …]\nroom? 202室 [201,203 …]\nroom? 302室 [301,303 …]" },
	{ "long floors", "b1号楼 h{1,3}{01,02,03,04,05,06,07,08,09,10,11,12}室; "
	  "b1号楼 h2{01,02,03,04,05,06,08,09,10,11,12}室",
	  "room! 207室 [104,105,106,107,108,109,110,204,205,206,208,209,210,211,"
	  "304,305,306,307,308,309,310 …]" },
	{ "letters", "b1号楼 u1单元 h{10A,10B,11A,12A,12B}室",
	  "room! 11B室 [10A,10B,11A,12A,12B]" },
	{ "east and west",
	  "b1号楼 u1单元 f{1,3}层 h{东户,西户}; b1号楼 u1单元 f2层 h东户",
	  "room! 2层西户 [1层东户,1层西户,2层东户,3层东户,3层西户]" },
	{ "few rooms say nothing", "b1号楼 u1单元 h{101,301,302}室", "" },
	{ "shops and cellars are no grid", "b1号楼 h{1,2,7}号商铺; b1号楼 h{01,02}室", "" },
	{ "rooms of a building without units",
	  "b1号楼 h{1,2,3}0{1,2}室; b1号楼 h{401,501,502}室", "room! 402室 [301,302,401,501,502 …]" },
};

static void
lists(void)
{
	static struct library l;
	mp_buf have = { 0 };
	size_t i;

	for (i = 0; i < COUNT(gaps); i++) {
		library_of(&l, gaps[i].known);
		gaps_of(&have, &l, NULL, 0, NULL, false);
		ok(is(&have, gaps[i].want), "%s", gaps[i].what);
	}
	mp_buf_free(&have);
}

/* --- who is there ---------------------------------------------------------------------- */

static const struct { const char *what, *known; unsigned tables; const char *want; } people[] = {
	{ "somebody lives there", "b1号楼 h101室 #HP", MP_GAP_HOUSES | MP_GAP_PEOPLE, "" },
	{ "somebody works there", "b1号楼 h101室 #F", MP_GAP_HOUSES | MP_GAP_PEOPLE, "" },
	{ "nobody", "b1号楼 h101室", MP_GAP_HOUSES | MP_GAP_PEOPLE, "people! 人 [houses=0]" },
	{ "a house, nobody in it", "b1号楼 h101室 #H", MP_GAP_HOUSES | MP_GAP_PEOPLE,
	  "people! 人 [houses=1]" },
	{ "an empty house", "b1号楼 h101室 #E", MP_GAP_HOUSES | MP_GAP_PEOPLE,
	  "people? 人 [houses=1 empty=1]" },
	{ "a house, and people are not asked for", "b1号楼 h101室 #H", MP_GAP_HOUSES, "" },
	{ "nothing is asked for", "b1号楼 h101室", 0, "" },
	{ "a door with nothing finer", "g张湾 d1号; g李湾 d1号 #P", MP_GAP_PEOPLE,
	  "people! 人 [houses=0]" },
	{ "a door with rooms, which come first", "r环湖路 d1号 h101室 #P; r环湖路 d1号", MP_GAP_PEOPLE, "" },
	{ "a door with rooms, which come behind", "r环湖路 d1号; r环湖路 d1号 h101室 #P", MP_GAP_PEOPLE, "" },
	{ "a door with others attached", "r环湖路 d{1号,1号附1号}; r环湖路 d1号附1号 #P", MP_GAP_PEOPLE,
	  "people! 人 [houses=0]" },
	{ "a building is no home", "b1号楼 u1单元 h101室 #P; b1号楼", MP_GAP_PEOPLE, "" },
};

static void
nobody(void)
{
	static struct library l;
	mp_buf have = { 0 };
	size_t i;

	for (i = 0; i < COUNT(people); i++) {
		library_of(&l, people[i].known);
		gaps_of(&have, &l, NULL, people[i].tables, NULL, false);
		ok(is(&have, people[i].want), "%s", people[i].what);
	}
	mp_buf_free(&have);
}

/* --- rules ------------------------------------------------------------------------------- */

static char path[] = "gaps-XXXXXX";

static mp_road_rules *
rules_of(const char *text, mp_buf *why)
{
	FILE *fp = fopen(path, "w");
	mp_road_rules *rules;

	if (!fp || fputs(text, fp) < 0 || fclose(fp) != 0)
		abort();
	why->n = 0;
	rules = mp_road_rules_read(path, why);
	if (rules == NULL && mp_str_starts(mp_buf_str(why), mp_str_from(path))) {
		why->n -= strlen(path) + 1;
		memmove(why->p, why->p + strlen(path) + 1, why->n);
	}
	mp_buf_cstr(why);
	return rules;
}

#define HEAD "road\tcounty\tnumbering\tspacing\todd\treserved\n"
#define WIDE "r环湖路 d{1,5,9,17}号"
#define TIGHT "r环湖路 d{1,3,7,9}号"
#define SIDES "r环湖路 s路北 d{1,3,5}号; r环湖路 s路南 d{2,4,6,7}号"

static const struct { const char *what, *rules, *known, *want; } ruled[] = {
	{ "consecutive, whatever it looks like", HEAD "环湖路\t\t连号\t\t\t\n", "r环湖路 d{1,7,9}号",
	  "door! 3号,5号 [1 … 7,9]" },
	{ "spaced by four", HEAD "环湖路\t\tspaced\t4\t\t\n", WIDE, "door! 13号 [1,5,9 … 17]" },
	{ "spaced, but not by four", HEAD "环湖路\t\t间隔\t4\t\t\n", TIGHT, "door? 5号 [1,3 … 7,9]" },
	{ "numbered by metres", HEAD "环湖路\t\t量化\t\t\t\n", TIGHT, "door? 5号 [1,3 … 7,9]" },
	{ "a number is reserved", HEAD "环湖路\t\t\t\t\t3,5-5\n", TIGHT, "door? 5号 [1,3 … 7,9]" },
	{ "another is reserved", HEAD "环湖路\t\t\t\t\t11-19\n", TIGHT, "door! 5号 [1,3 … 7,9]" },
	{ "a rule of another county", HEAD "环湖路\t平桥区\t量化\t\t\t\n", TIGHT, "door! 5号 [1,3 … 7,9]" },
	{ "of the county before any", HEAD "环湖路\t\t连号\t\t\t\n环湖路\t浉河区\t量化\t\t\t\n", TIGHT,
	  "door? 5号 [1,3 … 7,9]" },
	{ "the odd side is known", HEAD "环湖路\t\t\t\t北\t\n", SIDES, "side! 路南7号 [路北单号,路南双号]" },
	{ "Chinese headers", "街路巷\t区县\t编号方式\n环湖路\t\t量化\n", TIGHT, "door? 5号 [1,3 … 7,9]" },
};

static const struct { const char *rules, *why; } broken[] = {
	{ HEAD "\t浉河区\t\t\t\t\n", "2: road: which road is missing" },
	{ HEAD "环湖路\t\tsome\t\t\t\n",
	  "2: numbering: cannot be 'some'; it can be: consecutive (连号), spaced (间隔), quantified (量化)" },
	{ HEAD "环湖路\t\t\t0\t\t\n", "2: spacing: cannot be '0'; it is a number, 1 or more" },
	{ HEAD "环湖路\t\t\t\tup\t\n",
	  "2: odd: cannot be 'up'; it can be: east (东), south (南), west (西), north (北)" },
	{ HEAD "环湖路\t\t\t\t\t9-7\n", "2: reserved: cannot be '9-7'; write it like 7,101-119" },
	{ HEAD "环湖路\t\t\t\t\t7,\n", "2: reserved: cannot be '7,'; write it like 7,101-119" },
	{ HEAD "环湖路\t\t\t\t\t\n环湖路\t\t\t\t\t\n", "3: road: '环湖路' has a row already" },
};

static void
rules(void)
{
	static struct library l;
	mp_buf have = { 0 }, why = { 0 };
	mp_road_rules *r;
	size_t i;

	for (i = 0; i < COUNT(ruled); i++) {
		library_of(&l, ruled[i].known);
		r = rules_of(ruled[i].rules, &why);
		gaps_of(&have, &l, NULL, 0, r, false);
		ok(r && is(&have, ruled[i].want), "%s", ruled[i].what);
		mp_road_rules_free(r);
	}
	for (i = 0; i < COUNT(broken); i++) {
		r = rules_of(broken[i].rules, &why);
		ok(r == NULL && is(&why, broken[i].why), "refused: %s", broken[i].why);
		mp_road_rules_free(r);
	}
	mp_buf_free(&have);
	mp_buf_free(&why);
}

/* --- properties ------------------------------------------------------------------------- */

/* All libraries of the table above in one, in ten orders: the same bytes. */
static void
any_order(void)
{
	static struct library l, all;
	static size_t order[ROWS];
	mp_buf want = { 0 }, have = { 0 };
	unsigned seed = 7, good = 1, k;
	size_t i, j, swap;

	for (i = 0; i < COUNT(gaps); i++) {
		library_of(&l, gaps[i].known);
		for (j = 0; j < l.n && all.n < ROWS; j++)
			snprintf(all.row[all.n++], TEXT, "z%c区 %.200s", (char)('A' + i % 8), l.row[j]);
	}
	for (i = 0; i < all.n; i++)
		order[i] = i;
	gaps_of(&want, &all, order, MP_GAP_PEOPLE, NULL, true);
	for (k = 0; k < 10; k++) {
		for (i = all.n; i > 1; i--) {
			seed = seed * 1103515245 + 12345;
			j = seed / 65536 % i;
			swap = order[i - 1];
			order[i - 1] = order[j];
			order[j] = swap;
		}
		gaps_of(&have, &all, order, MP_GAP_PEOPLE, NULL, true);
		good &= want.n > 0 && mp_str_eq(mp_buf_str(&want), mp_buf_str(&have));
	}
	ok(good, "the order of the addresses does not matter (%zu of them, %zu bytes)", all.n, want.n);
	mp_buf_free(&want);
	mp_buf_free(&have);
}

/* Take any one room out of a full grid: that one is found, and nothing else. */
static void
each_room(void)
{
	static struct library l;
	mp_buf have = { 0 };
	char keep[TEXT], want[TEXT];
	size_t i, good = 0;

	library_of(&l, "b1号楼 u1单元 h{1,2,3,5,6,7}0{1,2,3}室; b1号楼 u1单元 h40{1,2,3}室");
	for (i = 0; i < l.n; i++) {
		memcpy(keep, l.row[i], TEXT);
		memcpy(l.row[i], l.row[(i + 1) % l.n], TEXT);
		gaps_of(&have, &l, NULL, 0, NULL, false);
		snprintf(want, sizeof want, " %s [", strchr(keep, 'h') + 1);
		good += strstr(have.p, want) != NULL && strchr(have.p, '\n') == NULL;
		memcpy(l.row[i], keep, TEXT);
	}
	ok(good == l.n && l.n == 21, "each room is missed alone (%zu of %zu)", good, l.n);
	mp_buf_free(&have);
}

static void
codes(void)
{
	static struct library l;
	mp_buf have = { 0 };

	library_of(&l, "e湖光小区; e湖光小区 b{1,2,4}号楼; e湖光小区 b{1,2,4}号楼 h101室");
	gaps_of(&have, &l, NULL, 0, NULL, true);
	ok(is(&have, "院漏楼\tbuilding\t浉河区湖光小区\te湖光小区\t3号楼\t1\t1,2 … 4\tfault\n"),
	    "a row of the table, with the code of the place");
	mp_buf_free(&have);
}

int
main(void)
{
	int fd = mkstemp(path);

	if (fd < 0)
		return 1;
	close(fd);
	lists();
	nobody();
	rules();
	any_order();
	each_room();
	codes();
	unlink(path);
	return done_testing();
}
