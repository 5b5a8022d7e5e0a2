//! Parsing alone, beside other parsers. html5ever builds no tree here.

#[path = "common/bare.rs"]
mod bare;
#[path = "common/pages.rs"]
mod pages;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use unchaff::passes;

/// Bytes of the page, about those of a news page.
const PAGE_BYTES: usize = 150_000;

fn parse(c: &mut Criterion) {
    let html = pages::page(PAGE_BYTES);
    let mut group = c.benchmark_group("parse");
    group.throughput(Throughput::Bytes(html.len() as u64));
    group.bench_function("unchaff", |b| b.iter(|| passes::parse(black_box(&html))));
    group.bench_function("unchaff by html5ever's tokenizer", |b| {
        b.iter(|| passes::parse_by_reference(black_box(&html)));
    });
    group.bench_function("html5ever, nothing kept", |b| b.iter(|| bare::parse(black_box(&html))));
    group.bench_function("scraper", |b| {
        b.iter(|| scraper::Html::parse_document(black_box(&html)));
    });
    group.finish();
}

criterion_group!(benches, parse);
criterion_main!(benches);
