/** A line so small that it shows a trend only; what it means stands in words beside it. */
export function Spark({ values, label }: { readonly values: readonly number[]; readonly label: string }) {
  const most = Math.max(...values, 1)
  const step = values.length > 1 ? 96 / (values.length - 1) : 0
  const points = values.map(
    (value, n) => `${(2 + n * step).toFixed(1)},${(22 - (value / most) * 20).toFixed(1)}`,
  )
  return (
    <svg class="spark" viewBox="0 0 100 24" role="img" aria-label={label} preserveAspectRatio="none">
      <polyline points={points.join(' ')} />
    </svg>
  )
}
