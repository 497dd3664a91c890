import { plain } from '#lib/format/number.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { EChartsCoreOption } from 'echarts/core';
import { DASHES, toneOf, type Line, type Lines } from './lines.ts';

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'emptyCircle'];
const FONT = "'Plus Jakarta Sans', sans-serif";

/** Lines over periods. Each has its own colour, dash and mark, so that colour is never alone. */
export function lineOption({
	periods,
	lines,
	target,
	breaks = [],
	ceiling,
}: Lines): EChartsCoreOption {
	const text = { color: 'var(--ink-3)', fontSize: 12, fontFamily: FONT };
	return {
		animation: false,
		textStyle: { fontFamily: FONT },
		grid: {
			left: 4,
			right: 14,
			top: 26,
			bottom: 4,
			outerBoundsMode: 'same',
			outerBoundsContain: 'axisLabel',
		},
		tooltip: {
			trigger: 'axis',
			backgroundColor: 'var(--surface)',
			borderColor: 'var(--line-2)',
			textStyle: { color: 'var(--ink)', fontSize: 13, fontFamily: FONT },
			confine: true,
			valueFormatter: (value: unknown) =>
				typeof value === 'number' ? plain(String(value), getLocale()) : '—',
		},
		xAxis: {
			type: 'category',
			data: [...periods],
			boundaryGap: false,
			axisLine: { lineStyle: { color: 'var(--line-2)' } },
			axisTick: { show: false },
			axisLabel: {
				...text,
				hideOverlap: true,
				showMinLabel: true,
				showMaxLabel: true,
				alignMaxLabel: 'right',
			},
		},
		yAxis: {
			type: 'value',
			scale: true,
			...(ceiling === undefined ? {} : scaleUpTo(lines, target?.value, ceiling)),
			splitNumber: 4,
			splitLine: { lineStyle: { color: 'var(--line)' } },
			axisLabel: { ...text, formatter: (value: number) => plain(String(value), getLocale()) },
		},
		series: lines.map((line, index) =>
			series(line, index, text, index === 0 ? target : undefined, breaks),
		),
	};
}

/**
 * A scale that ends at the ceiling and begins at a round number below the lowest value; nothing where the
 * values stay far from the ceiling or pass it: then the library chooses.
 */
function scaleUpTo(lines: readonly Line[], target: number | undefined, ceiling: number): object {
	const values = [...lines.flatMap((line) => line.values), target ?? null].filter(
		(value) => value !== null,
	);
	const [low, high] = [Math.min(...values), Math.max(...values)];
	if (values.length === 0 || high > ceiling || high < ceiling - 12 || low < 0) return {};
	const interval = ceiling - low > 50 ? 20 : ceiling - low > 22 ? 10 : 5;
	return { min: Math.floor(low / interval) * interval, max: ceiling, interval };
}

function series(
	line: Line,
	index: number,
	text: object,
	target: Lines['target'],
	breaks: NonNullable<Lines['breaks']>,
): object {
	const color = `var(--${toneOf(index)})`;
	return {
		type: 'line',
		name: line.name,
		data: line.values.map((value) => value ?? '-'),
		symbol: SYMBOLS[index % SYMBOLS.length],
		symbolSize: 6,
		color,
		lineStyle: { color, width: 2, type: DASHES[index % DASHES.length] },
		itemStyle: { color },
		emphasis: { disabled: true },
		markLine: {
			silent: true,
			symbol: 'none',
			label: { ...text, position: 'insideEndTop' },
			data: [
				...(target === undefined
					? []
					: [
							{
								yAxis: target.value,
								name: target.label,
								// At the other end where a change of rules has its words at the top.
								label: {
									formatter: target.label,
									...(breaks.length > 0 && { position: 'insideStartTop' }),
								},
								lineStyle: { color: 'var(--soga)', type: [4, 4], width: 1.25 },
							},
						]),
				...(index > 0 ? [] : breaks).map((change) => ({
					xAxis: change.at,
					name: change.label,
					label: { formatter: change.label, position: 'end', color: 'var(--soga)' },
					lineStyle: { color: 'var(--soga)', type: [2, 3], width: 1 },
				})),
			],
		},
	};
}
