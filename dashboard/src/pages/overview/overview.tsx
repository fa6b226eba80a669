import { Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'

export default function Overview() {
  return (
    <Page title="Overview">
      <Empty title="This page is not made yet." />
    </Page>
  )
}
