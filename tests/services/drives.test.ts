import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sticksOfDisks, sticksOfMounts } from '#platform/drive-systems';
import { makeDrives, watchDrives } from '#platform/drives';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianxi-drives-'));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

test('mounted sticks are told from disks, the system and pictures of disks', () => {
  const mounts = [
    '/dev/sda2 / ext4 rw 0 0',
    '/dev/sda1 /boot/efi vfat rw 0 0',
    'tmpfs /run/media/nobody tmpfs rw 0 0',
    '/dev/sdb1 /media/clerk/U\\040盘 vfat rw 0 0',
    '/dev/sdc1 /mnt/stick exfat rw 0 0',
    '/dev/sdd1 /mnt/archive ext4 rw 0 0',
    '/dev/loop3 /media/clerk/picture squashfs ro 0 0',
    '/dev/mmcblk0p1 /mnt/card vfat rw 0 0',
  ].join('\n');
  const removable = new Set(['sdc', 'mmcblk0']);
  expect(sticksOfMounts(mounts, (disk) => removable.has(disk))).toEqual([
    { path: '/media/clerk/U 盘', label: 'U 盘', letter: '' },
    { path: '/mnt/stick', label: 'stick', letter: '' },
    { path: '/mnt/card', label: 'card', letter: '' },
  ]);
});

test('Windows says one disk, several, none, or nonsense', () => {
  const one = { DeviceID: 'E:', VolumeName: 'KINGSTON', Size: 8_000_000 };
  const empty = { DeviceID: 'F:', VolumeName: null, Size: null };
  const unnamed = { DeviceID: 'G:', VolumeName: null, Size: '16000000' };
  const stick = { path: 'E:\\', label: 'KINGSTON', letter: 'E:' };
  expect(sticksOfDisks(JSON.stringify(one))).toEqual([stick]);
  expect(sticksOfDisks(JSON.stringify([one, empty, unnamed, { DeviceID: '..' }, null]))).toEqual([
    stick,
    { path: 'G:\\', label: '', letter: 'G:' },
  ]);
  for (const said of ['', '  ', 'Access denied', '[', '7']) expect(sticksOfDisks(said)).toEqual([]);
});

test('a stick that holds very much gives its newest files, and no link leads off it', () => {
  const stick = join(folder, 'STICK');
  mkdirSync(stick);
  for (let number = 0; number < 510; number += 1) {
    const file = join(stick, `${String(number)}.csv`);
    writeFileSync(file, '');
    utimesSync(file, 1_700_000_000 + number, 1_700_000_000 + number);
  }
  writeFileSync(join(folder, 'outside.csv'), '');
  symlinkSync(join(folder, 'outside.csv'), join(stick, 'link.csv'));
  symlinkSync(folder, join(stick, 'up'));
  const drives = makeDrives(folder);
  const [drive] = drives.list();
  const files = drives.files(drive!, ['csv']);
  expect(files).toHaveLength(500);
  expect(files[0]?.name).toBe('509.csv');
  expect(files.map(({ name }) => name)).not.toContain('link.csv');
  expect(drives.files({ ...drive!, path: join(folder, 'gone') }, ['csv'])).toEqual([]);
});

test('what comes and goes is told, once', () => {
  vi.useFakeTimers();
  const told = vi.fn();
  const stop = watchDrives(makeDrives(folder), told);
  vi.advanceTimersByTime(10_000);
  expect(told).not.toHaveBeenCalled();
  mkdirSync(join(folder, 'STICK'));
  vi.advanceTimersByTime(10_000);
  expect(told).toHaveBeenCalledTimes(1);
  rmSync(join(folder, 'STICK'), { recursive: true });
  vi.advanceTimersByTime(10_000);
  expect(told).toHaveBeenCalledTimes(2);
  stop();
  mkdirSync(join(folder, 'STICK'));
  vi.advanceTimersByTime(10_000);
  expect(told).toHaveBeenCalledTimes(2);
});

test('a file put into a folder of a stick is told of too', () => {
  vi.useFakeTimers();
  mkdirSync(join(folder, 'STICK', '十月'), { recursive: true });
  const told = vi.fn();
  const stop = watchDrives(makeDrives(folder), told);
  writeFileSync(join(folder, 'STICK', '十月', '报送.lxb'), '');
  vi.advanceTimersByTime(10_000);
  expect(told).toHaveBeenCalledTimes(1);
  stop();
});
