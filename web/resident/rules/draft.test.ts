import { describe, expect, it } from 'vitest';
import { bodyOf, emptyDraft, faultOf, meTooOf, pageToShow, stepAfter, stepToShow, type Draft } from './draft.ts';

const place = { lon: 121.446, lat: 31.227, name: '南京西路、铜仁路 路口', accuracyMeters: null };
const draft = (more: Partial<Draft> = {}): Draft => ({ ...emptyDraft, text: '垃圾桶满了', place, ...more });

describe('a question', () => {
  it('is left only when it is answered', () => {
    expect(faultOf('what', draft({ text: '  ' }))).toEqual({ field: 'text', code: 'missing' });
    expect(faultOf('what', draft({ text: '满'.repeat(2001) }))).toEqual({ field: 'text', code: 'long' });
    expect(faultOf('where', draft({ place: null }))).toEqual({ field: 'place', code: 'missing' });
    expect(faultOf('where', draft())).toBeNull();
  });

  it('may be left open where it is optional', () => {
    expect(faultOf('photo', emptyDraft)).toBeNull();
    expect(faultOf('contact', draft())).toBeNull();
    expect(faultOf('contact', draft({ phone: '1381234567' }))).toEqual({ field: 'phone', code: 'short' });
  });

  it('follows the one before', () => {
    expect(stepAfter('what')).toBe('photo');
    expect(stepAfter('review')).toBe('review');
  });

  it('waits for those before it, also when its address is opened directly', () => {
    expect(stepToShow('review', emptyDraft)).toBe('what');
    expect(stepToShow('review', draft({ place: null }))).toBe('where');
    expect(stepToShow('review', draft())).toBe('review');
    expect(stepToShow('nonsense', draft())).toBe('what');
    expect(stepToShow(undefined, draft())).toBe('what');
  });
});

describe('the receipt', () => {
  it('has an address of its own, which a reload opens again', () => {
    expect(pageToShow('done', emptyDraft, true)).toBe('done');
    expect(pageToShow('done', emptyDraft, false)).toBe('what');
  });

  it('is where the way back leads once the report is sent', () => {
    expect(pageToShow('review', emptyDraft, true)).toBe('done');
    expect(pageToShow('contact', emptyDraft, true)).toBe('done');
  });

  it('does not stand in the way of another report', () => {
    expect(pageToShow(undefined, emptyDraft, true)).toBe('what');
    expect(pageToShow('what', emptyDraft, true)).toBe('what');
    expect(pageToShow('photo', draft({ place: null }), true)).toBe('photo');
    expect(pageToShow('review', draft(), true)).toBe('review');
  });
});

describe('me too', () => {
  it('carries the place that was asked about, own words and contact, and nothing that names the place anew', () => {
    expect(meTooOf(draft({ phone: '138 1234 5678', detail: '公交站旁' }), 'k1', ['f1'])).toEqual({
      key: 'k1', text: '垃圾桶满了', lon: 121.446, lat: 31.227, fileIds: ['f1'], contact: '13812345678',
    });
    expect(meTooOf(draft({ phone: '13812345678', behalfName: '王奶奶' }), 'k1', []).onBehalfOf).toEqual({ name: '王奶奶', callBackNumber: '13812345678' });
  });
});

describe('the report', () => {
  it('carries the crossing as its address, what is beside it, and nothing that was not told', () => {
    expect(bodyOf(draft({ detail: ' 公交站旁 ' }), ['f1'])).toEqual({
      text: '垃圾桶满了', lon: 121.446, lat: 31.227, fileIds: ['f1'], kind: 'resident', address: '南京西路、铜仁路 路口', beside: '公交站旁',
    });
    expect(bodyOf(draft({ place: { ...place, name: null } }), [])).not.toHaveProperty('address');
  });

  it('names who it is made for', () => {
    expect(bodyOf(draft({ phone: '138 1234 5678', behalfName: '王阿婆' }), [])).toMatchObject({
      contact: '13812345678', onBehalfOf: { name: '王阿婆', callBackNumber: '13812345678' },
    });
    expect(bodyOf(draft({ behalfName: '' }), [])).not.toHaveProperty('onBehalfOf');
  });
});
