//! Measures extraction from bytes to labelled blocks, over real shapes and over sizes.

#[path = "common/pages.rs"]
mod pages;

use std::{error::Error, fs, hint::black_box};

use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput};
use unchaff::{Extractor, Limits};

/// A larger page than the last one is rare. In line, the four show time that is not linear.
const SIZES: &[(&str, usize)] =
    &[("10 KB", 10_000), ("100 KB", 100_000), ("1 MB", 1_000_000), ("20 MB", 20_000_000)];

/// More than the largest page, which is more than the default.
const MAX_BYTES: usize = 32 << 20;

/// Large pages take long, and vary little.
const SAMPLES: usize = 20;

fn main() -> Result<(), Box<dyn Error>> {
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("extract");
    group.sample_size(SAMPLES).sampling_mode(SamplingMode::Flat);
    let extractor = Extractor::new().limits(Limits::default().max_bytes(MAX_BYTES));

    let fixtures = read_fixtures()?;
    let bytes: usize = fixtures.iter().map(Vec::len).sum();
    group.throughput(Throughput::BytesDecimal(bytes as u64));
    group.bench_function("fixtures", |bencher| {
        bencher.iter(|| {
            for page in &fixtures {
                black_box(extractor.extract_bytes(black_box(page)).is_ok());
            }
        });
    });

    for (name, bytes) in SIZES {
        let page = pages::page(*bytes);
        group.throughput(Throughput::BytesDecimal(page.len() as u64));
        group.bench_with_input(
            BenchmarkId::new("generated", name),
            page.as_bytes(),
            |bencher, page| {
                bencher.iter(|| extractor.extract_bytes(black_box(page)));
            },
        );
    }
    group.finish();
    criterion.final_summary();
    Ok(())
}

/// The pages that the tests read too. Benches run in the folder of the crate.
fn read_fixtures() -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let mut pages = Vec::new();
    for path in glob::glob("tests/fixtures/*/page.html")? {
        pages.push(fs::read(path?)?);
    }
    Ok(pages)
}
