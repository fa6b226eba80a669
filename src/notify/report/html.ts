import { type DayCounts, failures, type ReportFacts } from './facts.ts'
import { change, figures, number, spanOf, summary } from './text.ts'

/** Colours that can be told apart, also by who does not see red and green alike. */
const INK = {
  text: '#1f2933',
  faint: '#616e7c',
  line: '#d9dee4',
  ground: '#f5f7f9',
  bad: '#b44d12',
  good: '#2f6f4f',
}
const PARTS = [
  ['hard', 'hard bounces', '#b44d12'],
  ['soft', 'soft bounces', '#e0a33e'],
  ['complaints', 'complaints', '#5b4b9a'],
] as const
const FONT = 'font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif'
/** Pixels. */
const CHART = 120
/** So many days can be written beside each other on a phone. */
const LABELS = 8

/**
 * The report as HTML that mail programs show: tables and inline styles only. Its charts are made of table cells, since
 * many mail programs leave out images and SVG.
 */
export function reportHtml(facts: ReportFacts): string {
  const { mend, open, over, list } = facts
  const title = `Deliverability, ${spanOf(facts)}`
  const body = [
    `<h1 style="margin:0 0 8px;font-size:22px">${title}</h1>`,
    `<p style="margin:0 0 20px;font-size:15px">${escaped(summary(facts))}</p>`,
    figureTable(facts),
    section(
      'What to mend first',
      mend.map(
        (one, n) =>
          `<p style="margin:0 0 12px"><b>${n + 1}. ${escaped(one.title)}.</b><br>${escaped(one.text)}</p>`,
      ),
    ),
    section('Incidents', [
      ...open.map((one) => paragraph(`Open: ${one.title}`, one.what, INK.bad)),
      ...over.map((one) => paragraph(`Over: ${one.title}`, one.what, INK.good)),
    ]),
    section('What came back, by day', chart(facts.days)),
    section('Receivers', receiverTable(facts)),
    section('Reasons', reasonTable(facts)),
    `<p style="margin:24px 0 0;color:${INK.faint};font-size:13px">On the list now: ${number(list.suppressed)} suppressed, ${number(list.held)} held. The changes are against the time of the same length before.</p>`,
  ]
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body style="margin:0;padding:0;background:${INK.ground}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${INK.ground}"><tr><td align="center" style="padding:24px 8px">
<table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" style="width:100%;max-width:640px;border:1px solid ${INK.line};border-radius:6px"><tr><td style="padding:24px 20px;${FONT};font-size:14px;line-height:1.5;color:${INK.text}">
${body.filter((part) => part !== '').join('\n')}
</td></tr></table>
</td></tr></table>
</body></html>
`
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function section(head: string, parts: readonly string[]): string {
  if (parts.length === 0) return ''
  return `<h2 style="margin:28px 0 10px;font-size:16px;border-bottom:1px solid ${INK.line};padding-bottom:4px">${head}</h2>\n${parts.join('\n')}`
}

const paragraph = (head: string, text: string, colour: string) =>
  `<p style="margin:0 0 12px"><b style="color:${colour}">${escaped(head)}.</b><br>${escaped(text)}</p>`

const table = (inside: string, more = '') =>
  `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"${more}>${inside}</table>`

function figureTable(facts: ReportFacts): string {
  const cells = figures(facts).map(
    ({ name, value, change: way, bad }) =>
      `<td width="33%" valign="top" style="padding:10px 12px;border:1px solid ${INK.line}"><span style="font-size:22px">${value}</span> <span style="white-space:nowrap;font-size:12px;color:${bad ? INK.bad : INK.faint}">${way}</span><br><span style="font-size:12px;color:${INK.faint}">${name}</span></td>`,
  )
  const lines = [cells.slice(0, 3), cells.slice(3)].map((line) => `<tr>${line.join('')}</tr>`)
  return table(lines.join(''), ' style="border-collapse:collapse"')
}

/** A column a day, of cells as high as their numbers. */
function chart(days: readonly DayCounts[]): string[] {
  const most = Math.max(...days.map((one) => failures(one) + one.complaints))
  if (most === 0) return []
  const labelled = Math.ceil(days.length / LABELS)
  const bars = days.map((one) => {
    const parts = PARTS.map(([key, name, colour]) => {
      const height = Math.round((one[key] / most) * CHART)
      if (height === 0) return ''
      return `<tr><td height="${height}" bgcolor="${colour}" title="${one.day}: ${number(one[key])} ${name}" style="height:${height}px;line-height:1px;font-size:1px">&nbsp;</td></tr>`
    })
    return `<td valign="bottom" height="${CHART}" style="height:${CHART}px;padding:0 2px;border-bottom:1px solid ${INK.faint}">${table(parts.reverse().join(''))}</td>`
  })
  const totals = days.map((one, n) => label(n % labelled === 0 ? number(failures(one) + one.complaints) : ''))
  const labels = days.map((one, n) => label(n % labelled === 0 ? one.day.slice(5) : ''))
  const legend = PARTS.map(([, name, colour]) => `<span style="color:${colour}">&#9632;</span> ${name}`).join(
    ' &nbsp; ',
  )
  return [
    table(
      `<tr>${totals.join('')}</tr><tr>${bars.join('')}</tr><tr>${labels.join('')}</tr>`,
      ' style="table-layout:fixed"',
    ),
    `<p style="margin:6px 0 0;font-size:12px;color:${INK.faint}">${legend}</p>`,
  ]
}

const label = (text: string) =>
  `<td align="center" style="font-size:11px;color:${INK.faint};white-space:nowrap">${text}</td>`

const head = (names: readonly string[]) =>
  `<tr>${names.map((name, n) => `<th align="${n === 0 ? 'left' : 'right'}" style="padding:4px 8px 4px 0;font-size:12px;font-weight:normal;color:${INK.faint}">${name}</th>`).join('')}</tr>`

const cell = (text: string, align = 'right', colour: string = INK.text) =>
  `<td align="${align}" style="padding:4px 8px 4px 0;${align === 'left' ? 'overflow-wrap:anywhere' : 'white-space:nowrap'};border-top:1px solid ${INK.line};color:${colour}">${text}</td>`

function receiverTable({ receivers }: ReportFacts): string[] {
  if (receivers.length === 0) return []
  const lines = receivers.map((one) => {
    const now = failures(one)
    const way = change(now, failures(one.before))
    const worse = now > failures(one.before)
    return `<tr>${cell(escaped(one.title), 'left')}${cell(number(one.delivered))}${cell(number(one.hard))}${cell(number(one.soft))}${cell(number(one.complaints))}${cell(way, 'right', worse ? INK.bad : INK.faint)}</tr>`
  })
  return [table(head(['', 'delivered', 'hard', 'soft', 'complaints', 'failures']) + lines.join(''))]
}

/** A bar for each reason, as long as its number. */
function reasonTable({ reasons }: ReportFacts): string[] {
  if (reasons.length === 0) return []
  const most = Math.max(...reasons.map(({ count }) => count))
  const lines = reasons.map(({ reason, means, count, before }) => {
    const share = Math.max(1, Math.round((count / most) * 100))
    const rest = share === 100 ? '' : `<td width="${100 - share}%"></td>`
    const bar = table(
      `<tr><td width="${share}%" height="10" bgcolor="${PARTS[1][2]}" style="height:10px;line-height:1px;font-size:1px">&nbsp;</td>${rest}</tr>`,
    )
    const way = change(count, before)
    return `<tr><td width="46%" style="padding:5px 8px 5px 0;border-top:1px solid ${INK.line}">${reason}<br><span style="font-size:12px;color:${INK.faint}">${escaped(means)}</span></td><td width="30%" valign="middle" style="border-top:1px solid ${INK.line}">${bar}</td>${cell(number(count))}${cell(way, 'right', count > before ? INK.bad : INK.faint)}</tr>`
  })
  return [table(lines.join(''))]
}
