import { reasonTable } from '../../rule.ts'

export default reasonTable('routing-loop', [])
