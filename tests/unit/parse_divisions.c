/* parse_divisions.c - divisions, from text in any state. */
#include <config.h>

#include "parse_rows.h"

static const struct parse_row rows[] = {
	/* short names of townships before a road */
	{ "广东省佛山市顺德区大良文秀路6号",
	    "P广东省 C佛山市 X顺德区 T大良街道 R文秀路 D6号",
	    "" },
	{ "信阳市平桥区五里店工业大道8号",
	    "P河南省 C信阳市 X平桥区 T五里店街道 R工业大道 D8号",
	    "missing.upper" },
	{ "广州市天河南二路19号",
	    "P广东省 C广州市 R天河南二路 D19号",
	    "missing.upper,missing.county,missing.township" },
	{ "江苏苏州太仓经济开发区郑州路1号",
	    "P江苏省 C苏州市 X太仓市 Z经济开发区 R郑州路 D1号",
	    "missing.township" },
	{ "新乡市高新区火炬园",
	    "P河南省 C新乡市 Z新乡高新技术产业开发区 E火炬园",
	    "missing.upper,missing.township" },
};

int
main(void)
{
	return test_rows(rows, sizeof rows / sizeof *rows);
}
