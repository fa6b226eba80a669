import { kindTable } from '../../rule.ts'

export default kindTable('not-a-bounce', [])
