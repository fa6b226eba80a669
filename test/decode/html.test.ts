import { expect, test } from 'vitest'
import { decodeEntities, htmlToText } from '../../src/decode/html.ts'

test.each([
  ['plain', 'plain'],
  ['<p>a</p><p>b</p>', 'a\n\nb'],
  ['a<br>b<BR/>c<br />d', 'a\nb\nc\nd'],
  ['<div>a<div>b</div></div>', 'a\nb'],
  ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</table>', 'a b\n\nc'],
  ['<ul><li>a<li>b</ul>', 'a\nb'],
  ['a\n  b\t c', 'a b c'],
  ['x<b>y</b>z', 'xyz'],
  ['<head><title>t</title></head><body>b</body>', 'b'],
  ['<style>p { a: b }</style>a<SCRIPT>if (a < b) "</p>"</script >b', 'ab'],
  ['a<!-- <b>x</b> -->b', 'ab'],
  ['<!DOCTYPE html><html>a</html>', 'a'],
  ['<?xml version="1.0"?>a', 'a'],
  ['&lt;jo@example.com&gt; &amp; &eacute;&#233;&#xE9;&nbsp;x', '<jo@example.com> & éé\u00e9 x'],
  ['550 <jo@example.com>: unknown', '550 <jo@example.com>: unknown'],
  ['a < b and c > d', 'a < b and c > d'],
  ['unclosed <b', 'unclosed <b'],
  ['a<!-- unclosed <b>b</b>', 'ab'],
  ['a<style>unclosed<b>b</b>', 'aunclosedb'],
  ['<a href="mailto:x@y.example">x@y.example</a>', 'x@y.example'],
  ['<h1>T</h1>\n\n\n<p>x', 'T\n\nx'],
  ['', ''],
])('%j', (html, text) => {
  expect(htmlToText(html)).toBe(text)
})

test.each([
  ['&unknown; & &; &amp', '&unknown; & &; &'],
  ['&#0; &#xD800; &#x110000;', '\ufffd \ufffd \ufffd'],
  ['&#128522;', '😊'],
  ['&AMP;', '&'],
  ['&constructor;', '&constructor;'],
])('entities %j', (text, decoded) => {
  expect(decodeEntities(text)).toBe(decoded)
})
