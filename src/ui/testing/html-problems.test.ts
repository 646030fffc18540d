import { describe, expect, it } from 'vitest'
import { htmlProblems } from './html-problems.ts'

describe('the check of rendered HTML', () => {
  it.each([
    ['<a hreff="/x">x</a>', 'HTML knows no hreff on <a>'],
    ['<p classname="x">x</p>', 'HTML knows no classname on <p>'],
    ['<p style="color:red">x</p>', 'HTML knows no style on <p>'],
    ['<p onclick="x()">x</p>', 'HTML knows no onclick on <p>'],
    ['<input type="text" id="a" name="a">', 'the field a has no label'],
    ['<label for="b">B</label>', 'nothing has the id b'],
    ['<p id="a">x</p><p id="a">x</p>', 'the id a is used twice'],
    ['<p aria-describedby="gone">x</p>', 'nothing has the id gone'],
    ['<a href="javascript:x()">x</a>', 'a link that runs code'],
    ['<script>x()</script>', 'an inline script'],
  ])('finds what is wrong with %s', (html, problem) => {
    expect(htmlProblems(html)).toContain(problem)
  })

  it.each(['<p>a<ul><li>b</li></ul></p>', '<a href="/">a<a href="/x">b</a></a>', '<table><p>x</p></table>', '<p &>x</p>'])(
    'finds markup that browsers repair: %s',
    (html) => {
      expect(htmlProblems(html)).not.toEqual([])
    },
  )

  it('lets a sound page pass', () => {
    const page =
      '<!doctype html><html lang="da"><head><title>x</title></head><body><label for="a">A</label><input id="a" name="a"></body></html>'
    expect(htmlProblems(page)).toEqual([])
  })
})
