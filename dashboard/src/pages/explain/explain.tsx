import { Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'

export default function Explain() {
  return (
    <Page title="Explain">
      <Empty title="This page is not made yet." />
    </Page>
  )
}
