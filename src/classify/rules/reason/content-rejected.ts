import { reasonTable } from '../../rule.ts'

export default reasonTable('content-rejected', [])
