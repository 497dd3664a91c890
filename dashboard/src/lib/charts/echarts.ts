/** The one place that loads ECharts: lazily in the browser, at once on the server. */
import { LineChart } from 'echarts/charts';
import {
	AriaComponent,
	GridComponent,
	MarkLineComponent,
	TooltipComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { lineOption } from './line-option.ts';
import type { Lines } from './lines.ts';

let ready = false;

function prepare(): void {
	if (ready) return;
	use([LineChart, GridComponent, TooltipComponent, MarkLineComponent, AriaComponent, SVGRenderer]);
	ready = true;
}

/** A living chart in a box of the page. */
export function openChart(box: HTMLElement): Chart {
	prepare();
	const chart = init(box, null, { renderer: 'svg' });
	return {
		show: (lines) => chart.setOption(lineOption(lines), { notMerge: true }),
		resize: () => chart.resize(),
		close: () => chart.dispose(),
	};
}

export interface Chart {
	show(lines: Lines): void;
	resize(): void;
	close(): void;
}

/** The same drawing as SVG text, without a page. Width and height in CSS pixels. */
export function drawChart(lines: Lines, width: number, height: number): string {
	prepare();
	const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
	chart.setOption({ ...lineOption(lines), animation: false });
	const svg = chart.renderToSVGString();
	chart.dispose();
	// Its style sheet only serves hovering, and a page's policy refuses styles from within.
	return svg.replace(/<style[\s\S]*?<\/style>/g, '');
}
