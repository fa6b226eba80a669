import { run } from './run.ts'

// A reader such as `head` may close the pipe at any time: that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

void run(process.argv.slice(2), process).then((status) => {
  process.exitCode = status
})
