import { Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'

export default function Incidents() {
  return (
    <Page title="Incidents">
      <Empty title="This page is not made yet." />
    </Page>
  )
}
