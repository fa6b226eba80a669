import { kindTable } from '../../rule.ts'

export default kindTable('complaint', [])
