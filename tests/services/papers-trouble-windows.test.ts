import { expect, it } from 'vitest';
import { replaceTrouble } from '#platform/files';

// Windows refuses to rename over a file that Word holds with EPERM or EBUSY; chattr in papers-trouble stands for it here.
it.each(['EPERM', 'EACCES', 'EBUSY', 'ETXTBSY'])(
  '%s over a file says that it is in use, unless it is read-only',
  (code) => {
    expect(replaceTrouble(code, 'file')).toBe('in-use');
    expect(replaceTrouble(code, 'read-only')).toBe('read-only');
    expect(replaceTrouble(code, 'none')).toBeUndefined();
  },
);

it('a folder in a file’s place is told as what is there, and a full disk as a full disk', () => {
  expect(replaceTrouble('EISDIR', 'folder')).toBe('exists');
  expect(replaceTrouble('EPERM', 'folder')).toBe('exists');
  expect(replaceTrouble('ENOSPC', 'file')).toBeUndefined();
});
