/* chart.c - the charts of a report as scenes. */
#include <config.h>

#include "audit/chart.h"

#include <stdio.h>
#include <stdlib.h>

#include "audit/cell.h"
#include "base/mem.h"
#include "row/cli.h"

/* Points, all of them. */
static const double size = 7.5, pitch = 12, thick = 8, gap = 4, figure = 40;
enum { COLUMN = 50, PANEL = 2 * COLUMN, ALONE = 26 };

/* From where to where an axis goes, and how far it is from one mark to the next. */
struct axis {
	double from, to, step;
};

/* Of what is no share the marks are whole: nobody counts half a row. */
static struct axis
axis_of(double from, double to, int marks, bool share)
{
	static const double nice[] = { 1, 2, 2.5, 5, 10 };
	double raw, unit;
	size_t i;

	if (!(to > from))
		to = from + 1;
	raw = (to - from) / marks;
	unit = pow(10, floor(log10(raw)));
	for (i = 0; i < 4 && nice[i] * unit < raw * (1 - 1e-9); i++)
		continue;
	unit *= nice[i];
	if (!share && unit < 3)
		unit = unit <= 1 ? 1 : unit <= 2 ? 2 : 5;
	return (struct axis){ floor(from / unit + 1e-9) * unit, ceil(to / unit - 1e-9) * unit,
		unit };
}

static int
marks(const struct axis *a)
{
	return (int)lround((a->to - a->from) / a->step);
}

static double
place(const struct axis *a, double value)
{
	return (value - a->from) / (a->to - a->from);
}

static mp_str
show(mp_buf *b, const mp_block *block, double value, bool mark)
{
	b->n = 0;
	if (block->chart.share && mark)
		mp_buf_printf(b, "%.6g%%", value * 100);
	else if (block->chart.share)
		mp_show_share(b, value);
	else
		mp_show_number(b, value);
	return mp_buf_str(b);
}

static double
value_at(const mp_block *b, size_t point, size_t series)
{
	return b->value[point * b->chart.nseries + series];
}

static void
nothing(mp_scene *s, double width)
{
	s->h = 30;
	mp_scene_text(s, MP_INK_SOFT, size + 1, MP_ANCHOR_START, 0, 18,
	    mp_str_from(_("there is nothing to show")));
	s->w = width;
}

/* The names of the series beside each other, in as many rows as they need, with what
 * they are drawn with; returns where it ends. */
static double
legend(mp_scene *s, const mp_block *b, double width, bool lines)
{
	double x = 0, y = 10;
	size_t i;

	for (i = 0; i < b->chart.nseries; i++) {
		double w = 18 + mp_scene_measure(b->chart.series[i], size);

		if (x > 0 && x + w > width) {
			x = 0;
			y += pitch;
		}
		if (lines)
			mp_scene_line(s, MP_INK_SERIES + (unsigned)i, 1.6, (unsigned)i % 4, x,
			    y - 3, x + 14, y - 3);
		else
			mp_scene_rect(s, MP_INK_SERIES + (unsigned)i, x, y - 7, 10, 8);
		mp_scene_text_within(s, MP_INK_TEXT, size, MP_ANCHOR_START, x + 18, y,
		    b->chart.series[i], width - 18);
		x += w + 16;
	}
	return y + 6;
}

/* --- bars, from above to below -------------------------------------------------------- */

static double
sum_at(const mp_block *b, size_t point)
{
	double sum = 0;
	bool any = false;
	size_t i;

	for (i = 0; i < b->chart.nseries; i++)
		if (!isnan(value_at(b, point, i))) {
			sum += value_at(b, point, i);
			any = true;
		}
	return any ? sum : NAN;
}

static struct axis
axis_of_bars(const mp_block *b, double width)
{
	double most = isnan(b->chart.limit) ? 0 : b->chart.limit;
	size_t i;

	for (i = 0; i < b->points; i++)
		most = fmax(most, sum_at(b, i));
	if (b->chart.share && most > 0.4)
		most = fmax(most, 1);
	return axis_of(0, most, width > 200 ? 5 : 3, b->chart.share);
}

struct bars {
	mp_scene *scene;
	const mp_block *block;
	struct axis axis;
	double x, width;	/* of the bars */
	double label;		/* the room for the labels before them */
	mp_buf text;
};

static void
bar(struct bars *s, size_t point, double y)
{
	const mp_block *b = s->block;
	double x = s->x, w, sum = sum_at(b, point);
	size_t i;

	mp_scene_text_within(s->scene, MP_INK_TEXT, size, MP_ANCHOR_END, s->x - gap,
	    y + thick - 1, b->label[point], s->label - gap);
	for (i = 0; i < b->chart.nseries; i++) {
		w = value_at(b, point, i) / (s->axis.to - s->axis.from) * s->width;
		if (!(w > 0))
			continue;
		mp_scene_rect(s->scene, MP_INK_SERIES + (unsigned)i, x, y, w, thick);
		if (i)
			mp_scene_rect(s->scene, MP_INK_PAPER, x - 0.3, y, 0.6, thick);
		x += w;
	}
	mp_scene_text(s->scene, isnan(sum) ? MP_INK_SOFT : MP_INK_TEXT, size, MP_ANCHOR_END,
	    s->x + s->width + figure, y + thick - 1,
	    isnan(sum) ? MP_STR("—") : show(&s->text, b, sum, false));
}

static void
grid_of_bars(struct bars *s, double top, double bottom)
{
	const mp_block *b = s->block;
	int i, n = marks(&s->axis);
	double x;

	for (i = 0; i <= n; i++) {
		x = s->x + s->width * i / n;
		mp_scene_line(s->scene, MP_INK_GRID, 0.4, 0, x, top, x, bottom);
		mp_scene_text(s->scene, MP_INK_SOFT, size - 1, MP_ANCHOR_MIDDLE, x, top - 3,
		    show(&s->text, b, s->axis.from + i * s->axis.step, true));
	}
}

/* On top of the bars. */
static void
limit_of_bars(struct bars *s, double top, double bottom)
{
	double x = s->x + s->width * place(&s->axis, s->block->chart.limit);

	if (!isnan(x))
		mp_scene_line(s->scene, MP_INK_LIMIT, 1, 1, x, top, x, bottom);
}

/* One column of the points from `first` to `end`; returns where it ends. */
static double
column(mp_scene *scene, const mp_block *b, size_t first, size_t end, double x, double y,
    double width)
{
	struct bars s = { .scene = scene, .block = b };
	double most = 0, bottom = y + 12 + (double)(end - first) * pitch;
	size_t i;

	for (i = 0; i < b->points; i++)
		most = fmax(most, mp_scene_measure(b->label[i], size));
	s.label = fmin(most + gap, width * 0.42);
	s.x = x + s.label;
	s.width = width - s.label - figure;
	s.axis = axis_of_bars(b, s.width);
	y += 12;
	grid_of_bars(&s, y - 2, bottom);
	for (i = first; i < end; i++)
		bar(&s, i, y + 1 + (double)(i - first) * pitch);
	limit_of_bars(&s, y - 2, bottom);
	mp_buf_free(&s.text);
	return bottom;
}

/* What the axis and the limit are, below the bars. */
static double
below(mp_scene *s, const mp_block *b, double y, double width)
{
	mp_buf text = { 0 }, limit = { 0 };

	mp_buf_add(&text, b->chart.across);
	if (!isnan(b->chart.limit)) {
		show(&limit, b, b->chart.limit, true);
		mp_buf_adds(&text, text.n ? "  " : "");
		mp_buf_printf(&text, _("dashed: the limit, %s"), mp_buf_cstr(&limit));
	}
	if (text.n) {
		y += 11;
		mp_scene_text_within(s, MP_INK_SOFT, size, MP_ANCHOR_END, width, y,
		    mp_buf_str(&text), width);
	}
	mp_buf_free(&text);
	mp_buf_free(&limit);
	return y + 4;
}

static void
bars(mp_scene *s, const mp_block *b, size_t panel, double width)
{
	size_t first = panel * PANEL, end = b->points < first + PANEL ? b->points : first + PANEL;
	size_t half = end - first;
	double y = b->chart.kind == MP_CHART_STACKED ? legend(s, b, width, false) : 0, bottom;

	if (b->points <= ALONE)
		bottom = column(s, b, first, end, 0, y, width);
	else {
		half = (half + 1) / 2;
		bottom = column(s, b, first, first + half, 0, y, width / 2 - 6);
		column(s, b, first + half, end, width / 2 + 6, y, width / 2 - 6);
	}
	s->w = width;
	s->h = below(s, b, bottom, width);
}

/* --- lines and Lorenz's curve, in a field with two axes --------------------------------- */

struct field {
	mp_scene *scene;
	const mp_block *block;
	struct axis across, up;
	double x, y, w, h;
	mp_buf text;
};

static double
across(const struct field *f, double value)
{
	return f->x + f->w * place(&f->across, value);
}

static double
up(const struct field *f, double value)
{
	return f->y + f->h * (1 - place(&f->up, value));
}

static void
grid_up(struct field *f)
{
	int i, n = marks(&f->up);

	for (i = 0; i <= n; i++) {
		double value = f->up.from + i * f->up.step, y = up(f, value);

		mp_scene_line(f->scene, i ? MP_INK_GRID : MP_INK_SOFT, i ? 0.4 : 0.7, 0, f->x, y,
		    f->x + f->w, y);
		mp_scene_text(f->scene, MP_INK_SOFT, size - 0.5, MP_ANCHOR_END, f->x - 4,
		    y + 2.5, show(&f->text, f->block, value, true));
	}
	mp_scene_text(f->scene, MP_INK_SOFT, size, MP_ANCHOR_START, 0, f->y - 7,
	    f->block->chart.up);
}

/* Days since a day long ago of 2026-06-30; false if it is none. */
static bool
day_of(mp_str s, double *day)
{
	int y, m, d, used = 0;
	char text[11];

	if (s.n != 10)
		return false;
	memcpy(text, s.p, 10);
	text[10] = '\0';
	if (mp_str_digits(s) != 4 || sscanf(text, "%4d-%2d-%2d%n", &y, &m, &d, &used) != 3 ||
	    used != 10 || m < 1 || m > 12 || d < 1 || d > 31)
		return false;
	y -= m <= 2;
	m += m <= 2 ? 12 : 0;
	*day = 365.0 * y + y / 4 - y / 100 + y / 400 + (153 * m - 457) / 5 + d;
	return true;
}

/* Where the points stand: at their days, or equally far from each other. */
static double *
places(const mp_block *b, double *from, double *to)
{
	double *at = mp_zalloc(b->points, sizeof *at);
	bool days = true;
	size_t i;

	for (i = 0; i < b->points && days; i++)
		days = day_of(b->label[i], &at[i]);
	for (i = 0; i < b->points && !days; i++)
		at[i] = (double)i;
	*from = *to = at[0];
	for (i = 1; i < b->points; i++) {
		*from = fmin(*from, at[i]);
		*to = fmax(*to, at[i]);
	}
	return at;
}

/* A mark of every series has its own form. */
static void
dot(mp_scene *s, size_t series, double x, double y)
{
	double r = series % 2 ? 1.6 : 2.2;

	mp_scene_rect(s, MP_INK_SERIES + (unsigned)series, x - r, y - r, 2 * r, 2 * r);
	if (series % 3 == 2)
		mp_scene_rect(s, MP_INK_PAPER, x - r / 2, y - r / 2, r, r);
}

static void
line(struct field *f, const double *at, size_t series)
{
	const mp_block *b = f->block;
	bool on = false;
	size_t i;

	for (i = 0; i < b->points; i++) {
		double v = value_at(b, i, series);

		if (isnan(v)) {
			on = false;
			continue;
		}
		if (!on)
			mp_scene_way(f->scene, MP_INK_SERIES + (unsigned)series, 1.6,
			    (unsigned)series % 4);
		on = true;
		mp_scene_to(f->scene, across(f, at[i]), up(f, v));
	}
	for (i = 0; i < b->points; i++)
		if (!isnan(value_at(b, i, series)))
			dot(f->scene, series, across(f, at[i]), up(f, value_at(b, i, series)));
}

/* As many labels as there is room for, the last one always. */
static void
labels(struct field *f, const double *at)
{
	const mp_block *b = f->block;
	double left = INFINITY, half;
	size_t i;

	for (i = b->points; i-- > 0;) {
		double x = across(f, at[i]);

		half = mp_scene_measure(b->label[i], size) / 2;
		if (x + half > left - 6)
			continue;
		mp_scene_line(f->scene, MP_INK_SOFT, 0.6, 0, x, f->y + f->h, x, f->y + f->h + 3);
		mp_scene_text(f->scene, MP_INK_SOFT, size, MP_ANCHOR_MIDDLE, x,
		    f->y + f->h + 12, b->label[i]);
		left = x - half;
	}
}

static struct axis
axis_of_lines(const mp_block *b)
{
	double from = b->chart.limit, to = b->chart.limit;
	size_t i, n = b->points * b->chart.nseries;

	for (i = 0; i < n; i++) {
		from = fmin(from, b->value[i]);
		to = fmax(to, b->value[i]);
	}
	if (isnan(from))
		from = to = 0;
	if (!b->chart.share || to - from > 0.5 * to)
		from = fmin(from, 0);
	return axis_of(from, to > from ? to : from + (b->chart.share ? 0.01 : 1), 5, b->chart.share);
}

static void
lines(mp_scene *s, const mp_block *b, double width)
{
	struct field f = { .scene = s, .block = b, .up = axis_of_lines(b) };
	double from, to, *at = places(b, &from, &to), y;
	size_t i;

	f.across = (struct axis){ from, to > from ? to : from + 1, 1 };
	f.x = 46;
	f.y = legend(s, b, width, true) + 14;
	f.w = width - f.x - 30;
	f.h = 150;
	grid_up(&f);
	labels(&f, at);
	if (!isnan(b->chart.limit)) {
		y = up(&f, b->chart.limit);
		mp_scene_line(s, MP_INK_LIMIT, 1, 1, f.x, y, f.x + f.w, y);
	}
	for (i = 0; i < b->chart.nseries; i++)
		line(&f, at, i);
	s->w = width;
	s->h = below(s, b, f.y + f.h + 14, width);
	free(at);
	mp_buf_free(&f.text);
}

static void
grid_across(struct field *f)
{
	int i, n = marks(&f->across);

	for (i = 0; i <= n; i++) {
		double value = f->across.from + i * f->across.step, x = across(f, value);

		mp_scene_line(f->scene, i ? MP_INK_GRID : MP_INK_SOFT, i ? 0.4 : 0.7, 0, x, f->y,
		    x, f->y + f->h);
		mp_scene_text(f->scene, MP_INK_SOFT, size - 0.5, MP_ANCHOR_MIDDLE, x,
		    f->y + f->h + 10, show(&f->text, f->block, value, true));
	}
}

static void
lorenz(mp_scene *s, const mp_block *b, double width)
{
	size_t n, half, counted, i;
	double *point = mp_chart_lorenz(b, &n, &half, &counted);
	mp_block shares = *b;
	struct field f = { .scene = s, .block = &shares, .across = { 0, 1, 0.2 },
		.up = { 0, 1, 0.2 }, .x = 46, .y = 20, .w = 200, .h = 200 };

	if (point == NULL) {
		nothing(s, width);
		return;
	}
	shares.chart.share = true;
	grid_up(&f);
	grid_across(&f);
	mp_scene_line(s, MP_INK_SOFT, 0.8, 2, f.x, f.y + f.h, f.x + f.w, f.y);
	mp_scene_way(s, MP_INK_SERIES, 1.8, 0);
	for (i = 0; i < n; i++)
		mp_scene_to(s, across(&f, point[2 * i]), up(&f, point[2 * i + 1]));
	f.text.n = 0;
	mp_buf_printf(&f.text, _("half of it: %zu of %zu"), half, counted);
	mp_scene_text_within(s, MP_INK_TEXT, size + 1.5, MP_ANCHOR_START, f.x + f.w + 20,
	    f.y + f.h / 2, mp_buf_str(&f.text), width - f.x - f.w - 20);
	mp_scene_text_within(s, MP_INK_SOFT, size, MP_ANCHOR_START, f.x + f.w + 20,
	    f.y + f.h / 2 + 14, mp_str_from(_("dashed: all the same")),
	    width - f.x - f.w - 20);
	s->w = width;
	s->h = f.y + f.h + 30;
	mp_scene_text_within(s, MP_INK_SOFT, size, MP_ANCHOR_MIDDLE, f.x + f.w / 2, s->h - 6,
	    b->chart.across, f.w);
	free(point);
	mp_buf_free(&f.text);
}

/* ------------------------------------------------------------------------------------ */

size_t
mp_chart_panels(const mp_block *b)
{
	bool of_bars = b->chart.kind == MP_CHART_BARS || b->chart.kind == MP_CHART_STACKED;

	return of_bars && b->points ? (b->points + PANEL - 1) / PANEL : 1;
}

void
mp_chart_draw(mp_scene *s, const mp_block *b, size_t panel, double width)
{
	if (b->points == 0) {
		nothing(s, width);
		return;
	}
	switch (b->chart.kind) {
	case MP_CHART_BARS:
	case MP_CHART_STACKED:
		bars(s, b, panel, width);
		break;
	case MP_CHART_LINES:
		lines(s, b, width);
		break;
	case MP_CHART_LORENZ:
		lorenz(s, b, width);
		break;
	}
}

void
mp_chart_describe(const mp_block *b, mp_buf *out)
{
	size_t n = b->chart.nseries, i, k;
	mp_buf text = { 0 };

	for (i = 0; i < b->points; i++) {
		mp_buf_adds(out, i ? "; " : "");
		mp_buf_add(out, b->label[i]);
		mp_buf_adds(out, ": ");
		for (k = 0; k < n; k++) {
			double v = value_at(b, i, k);

			mp_buf_adds(out, k ? ", " : "");
			if (n > 1) {
				mp_buf_add(out, b->chart.series[k]);
				mp_buf_addc(out, ' ');
			}
			mp_buf_add(out, isnan(v) ? MP_STR("—") : show(&text, b, v, false));
		}
	}
	mp_buf_free(&text);
}
