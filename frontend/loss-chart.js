// The loss of a training: every step faint, its moving average strong. Points come as [step, loss, smoothed].
import { LitElement, html, css } from 'lit';
import * as echarts from 'echarts';

class LossChart extends LitElement {
  static properties = { points: { type: Array } };

  static styles = css`
    :host {
      display: block;
      height: 15rem;
    }
    div {
      width: 100%;
      height: 100%;
    }
  `;

  constructor() {
    super();
    this.points = [];
  }

  render() {
    return html`<div role="img" aria-label=${this.summary()}></div>`;
  }

  summary() {
    if (!this.points.length) return 'No loss measured yet';
    const [step, , smoothed] = this.points[this.points.length - 1];
    return `Training loss: ${smoothed.toFixed(4)} on average at step ${step}`;
  }

  firstUpdated() {
    this.chart = echarts.init(this.renderRoot.querySelector('div'), null, { renderer: 'svg' });
    this.resizes = new ResizeObserver(() => this.chart.resize());
    this.resizes.observe(this);
    // Light and dark: colours are read from the page, so they are read again when it changes.
    this.scheme = new MutationObserver(() => this.draw());
    this.scheme.observe(document.documentElement, { attributes: true });
    this.media = matchMedia('(prefers-color-scheme: dark)');
    this.media.addEventListener('change', (this.onMedia = () => this.draw()));
  }

  updated() {
    this.draw();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.resizes?.disconnect();
    this.scheme?.disconnect();
    this.media?.removeEventListener('change', this.onMedia);
    this.chart?.dispose();
    this.chart = undefined;
  }

  color(name) {
    // A custom property holds light-dark(...) unresolved; a colour property resolves it. The chart library reads rgb only, and
    // a pixel has no other way to be.
    const probe = document.createElement('i');
    probe.style.color = `var(${name})`;
    this.renderRoot.append(probe);
    const pen = new OffscreenCanvas(1, 1).getContext('2d');
    pen.fillStyle = getComputedStyle(probe).color;
    probe.remove();
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
    return `rgb(${red}, ${green}, ${blue})`;
  }

  draw() {
    if (!this.chart) return;
    const accent = this.color('--likeness-accent');
    const text = this.color('--likeness-text-secondary');
    const line = this.color('--likeness-line');
    const font = getComputedStyle(this).fontFamily;
    this.chart.setOption({
      animation: false,
      textStyle: { fontFamily: font, color: text },
      grid: { left: 48, right: 16, top: 28, bottom: 28 },
      legend: { right: 12, top: 0, itemWidth: 18, textStyle: { color: text }, icon: 'roundRect', itemHeight: 3 },
      tooltip: {
        trigger: 'axis',
        confine: true,
        valueFormatter: (value) => value.toFixed(4),
      },
      xAxis: {
        type: 'value',
        name: 'step',
        nameLocation: 'end',
        nameGap: -24,
        nameTextStyle: { color: text, verticalAlign: 'bottom', padding: [0, 0, 6, 0] },
        min: 'dataMin',
        max: 'dataMax',
        splitLine: { show: false },
        axisLine: { lineStyle: { color: line } },
        axisLabel: { color: text, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        scale: true,
        splitNumber: 4,
        splitLine: { lineStyle: { color: line } },
        axisLabel: { color: text, formatter: (value) => (value === 0 ? '0' : Number(value.toPrecision(2))) },
      },
      series: [
        {
          name: 'each step',
          type: 'line',
          showSymbol: false,
          lineStyle: { width: 1, opacity: 0.45, color: text },
          itemStyle: { color: text, opacity: 0.45 }, // the legend's colour is the line's
          data: this.points.map(([step, loss]) => [step, loss]),
        },
        {
          name: 'average',
          type: 'line',
          showSymbol: false,
          lineStyle: { width: 2.5, color: accent },
          itemStyle: { color: accent },
          data: this.points.map(([step, , smoothed]) => [step, smoothed]),
        },
      ],
    });
  }
}

customElements.define('likeness-loss-chart', LossChart);
