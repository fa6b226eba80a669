import { Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'

export default function Unrecognised() {
  return (
    <Page title="Unrecognised">
      <Empty title="This page is not made yet." />
    </Page>
  )
}
