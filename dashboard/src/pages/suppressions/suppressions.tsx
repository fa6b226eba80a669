import { Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'

export default function Suppressions() {
  return (
    <Page title="Suppressions">
      <Empty title="This page is not made yet." />
    </Page>
  )
}
