//! Each pass apart, and all of them beside the bare parse of `scraper`.

#[path = "common/pages.rs"]
mod pages;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use unchaff::passes;

/// Bytes of the page that the passes run over, about that of a news page.
const PAGE_BYTES: usize = 150_000;

fn passes(c: &mut Criterion) {
    let html = pages::page(PAGE_BYTES);
    let mut group = c.benchmark_group("passes");
    group.throughput(Throughput::Bytes(html.len() as u64));
    group.bench_function("scraper parse", |b| {
        b.iter(|| scraper::Html::parse_document(black_box(&html)));
    });
    group.bench_function("parse by html5ever's tokenizer", |b| {
        b.iter(|| passes::parse_by_reference(black_box(&html)));
    });
    group.bench_function("parse", |b| b.iter(|| passes::parse(black_box(&html))));
    let parsed = passes::parse(&html);
    group.bench_function("walk", |b| b.iter(|| passes::walk(black_box(&parsed))));
    let walked = passes::walk(&parsed);
    group.bench_function("label", |b| b.iter(|| passes::label(black_box(&walked))));
    let extraction = unchaff::extract(&html);
    group.bench_function("render", |b| b.iter(|| black_box(&extraction).text()));
    group.bench_function("all", |b| b.iter(|| unchaff::extract(black_box(&html)).text()));
    group.finish();
}

criterion_group!(benches, passes);
criterion_main!(benches);
