import type { Language } from '../../api/language.ts';
import { shareInTime } from '../../api/statistics.ts';
import { shortMonth } from '../text/dates.ts';

/** What ended in one month, in time, late, or not yet. */
export interface MonthOutcome {
  month: string;
  met: number;
  metLate: number;
  overdue: number;
}

const WIDTH = 720;
const HEIGHT = 260;

/**
 * The share met in time, month by month, drawn on the server. The library is large and loaded with the first chart that
 * somebody looks at; the same numbers stand in a table beside it.
 */
export async function drawInTime(months: readonly MonthOutcome[], lang: Language): Promise<string> {
  const [{ init, use }, { BarChart }, { GridComponent, MarkLineComponent }, { SVGRenderer }] =
    await Promise.all([
      import('echarts/core'),
      import('echarts/charts'),
      import('echarts/components'),
      import('echarts/renderers'),
    ]);
  use([BarChart, GridComponent, MarkLineComponent, SVGRenderer]);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'IBM Plex Sans, sans-serif', fontSize: 13, color: '#1a1a1a' },
      grid: { left: 48, right: 24, top: 24, bottom: 32 },
      xAxis: {
        type: 'category',
        data: months.map(({ month }) => shortMonth(month, lang)),
        axisLabel: { color: '#1a1a1a' },
      },
      yAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value} %', color: '#1a1a1a' } },
      series: [
        {
          type: 'bar',
          barMaxWidth: 36,
          itemStyle: { color: '#0b4a5c' },
          label: { show: true, position: 'insideTop', color: '#ffffff', formatter: '{c}' },
          data: months.map((one) => {
            const share = shareInTime(one);
            return share === null ? null : Math.round(share * 100);
          }),
        },
      ],
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
