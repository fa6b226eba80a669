import { reasonTable } from '../../rule.ts'

export default reasonTable('not-accepting-mail', [])
