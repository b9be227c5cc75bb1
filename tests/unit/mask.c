/* mask.c - what may be shown of a person; all of them are made up. */
#include <config.h>

#include "base/mask.h"
#include "tap.h"

static void
by_name(mp_buf *b, mp_str s)
{
	mp_mask_name(b, s);
}

static void
number(mp_buf *b, mp_str s)
{
	mp_mask_number(b, s, MP_MASK_OFFICE);
}

static void
number_public(mp_buf *b, mp_str s)
{
	mp_mask_number(b, s, MP_MASK_PUBLIC);
}

static void
phone(mp_buf *b, mp_str s)
{
	mp_mask_phone(b, s, MP_MASK_OFFICE);
}

static void
phone_public(mp_buf *b, mp_str s)
{
	mp_mask_phone(b, s, MP_MASK_PUBLIC);
}

static void
text(mp_buf *b, mp_str s)
{
	mp_mask_text(b, s);
}

static const struct { void (*mask)(mp_buf *, mp_str); const char *in, *want; } t[] = {
	{ by_name, "张三", "张*" }, { by_name, "张三丰", "张*" }, { by_name, "欧阳修远", "欧阳*" },
	{ by_name, "欧阳", "欧*" }, { by_name, "张", "*" }, { by_name, "", "" },
	{ by_name, " 李四 ", "李*" }, { by_name, "阿依古丽·买买提", "阿*" },
	{ by_name, "John Smith", "J*" }, { by_name, "欧阳修远", "欧阳*" },
	{ by_name, "阳司小明", "阳*" },
	{ number, "999999190001011233", "999999********1233" },
	{ number, "99999919000101123X", "999999********123X" },
	{ number, "999999000101123", "9999*********23" },
	{ number, "E12345678", "E1*****78" }, { number, "1234567", "*******" },
	{ number, "12345678", "12****78" }, { number, "", "" },
	{ number_public, "99999919000101123X", "9****************X" },
	{ number_public, "E12345678", "*******78" },
	{ phone, "13800001234", "138****1234" }, { phone, "0000001", "*****01" },
	{ phone, "0376-0000001", "037*****0001" }, { phone, "12345", "*****" },
	{ phone_public, "13800001234", "*******1234" },
	{ text, "入户走访", "入户走访" }, { text, "电话13800001234，2 人", "电话*********34，2 人" },
	{ text, "138 0000 1234", "***********34" }, { text, "１３８００００１２３４", "*********３４" },
	{ text, "2026-11-28 走访 12 户", "2026-11-28 走访 12 户" },
	{ text, "99999919000101123X 张", "****************3X 张" },
	{ text, "案号A-12 与 B", "案号A-12 与 B" }, { text, "", "" },
};

int
main(void)
{
	mp_buf b = { 0 };
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		b.n = 0;
		t[i].mask(&b, mp_str_from(t[i].in));
		ok(mp_str_eq(mp_buf_str(&b), mp_str_from(t[i].want)), "'%s' becomes '%s': '%s'",
		    t[i].in, t[i].want, mp_buf_cstr(&b));
	}
	mp_buf_free(&b);
	return done_testing();
}
