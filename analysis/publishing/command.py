"""``brief build``: what was asked, how far it is, and what came of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from analysis.errors import AnalysisError, ParameterError, fault
from analysis.publishing.build import Built, Request, checked, declares
from analysis.publishing.editions import requests
from analysis.publishing.errors import BatchError, DestinationError, ReportError
from analysis.publishing.many import batch, cache, manifest, pairs, shelf, summary
from analysis.publishing.many.batch import Job
from analysis.publishing.many.cache import Evidence
from analysis.publishing.many.manifest import Manifest
from analysis.publishing.many.pairs import Asked
from analysis.publishing.many.pool import Pool, pool
from analysis.publishing.many.progress import progress
from analysis.publishing.many.summary import Outcome
from analysis.publishing.places.destination import Destination, Folder, destination
from analysis.publishing.provenance import Hashes
from analysis.publishing.warming import warm

GOOD, BAD, UNFINISHED = 0, 1, 75
"""Exit statuses: all reports stand; some could not be built; stopped before the end, which
the same command will take up again (EX_TEMPFAIL of sysexits.h)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked of ``brief build``.

    Attributes:
        notebook: Paths or names; none for the editions, or all.
        parameters: Names and values as typed.
        pairs: Lines of a list of pairs, each a report of every notebook; None without one.
        folder: Where the notebooks are.
        out: The place of all reports.
        jobs: Processes on this machine; one is this process.
        scheduler: Address of a Dask scheduler, which then stands in for them.
        force: Whether to build what need not be.
        timeout: Seconds a cell may take.
        paper: The size of the PDF's page.
        as_json: Whether to print the summary as JSON.
    """

    notebook: Sequence[Path]
    parameters: Iterable[tuple[str, str]]
    folder: Path
    out: str
    pairs: Sequence[Asked] | None = None
    jobs: int = 1
    scheduler: str = ""
    force: bool = False
    timeout: int = 600
    paper: str = "a4"
    as_json: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """What this package must be told of the reports' subject.

    Attributes:
        check: Gives the faults of the seeds; with any, nothing is built.
        inputs: The files that notebooks read, and their hashes, for the record.
        offered: Parameters for those notebooks that declare them.
        refuse: Raises for parameters of one report whose values cannot be meant.
        evidence: Gives the digests of what a report can draw on.
        rehearsals: Functions, as ``module:function``, that make a warm process warmer.
    """

    check: Callable[[], list[str]]
    inputs: Hashes = ()
    offered: Mapping[str, Any] = field(default_factory=dict)
    refuse: Callable[[Mapping[str, Any]], None] = lambda _: None
    evidence: Evidence = lambda _: {}
    rehearsals: tuple[str, ...] = ()


def build_all(order: Order, domain: Domain) -> int:
    """Build all that is asked, print what came of it, and return the exit status.

    Raises:
        ParameterError: If a parameter is refused; nothing has run by then.
        ReportError: If the seeds have faults, or there is nothing to build.
        DestinationError: If nothing can be written where the reports go.
        BatchError: If the book of the builds cannot be used, or no scheduler answers.
    """
    outcomes = _asked(order, domain)
    place = destination(order.out)
    if faults := domain.check():
        raise ReportError("\n".join([*faults, "No report is built from seeds with faults."]))
    place.check()
    with closing(Manifest(manifest.beside(place))) as book:
        stopped = ""
        try:
            _build(outcomes, order, domain, place, book)
        except (BatchError, DestinationError) as error:
            stopped = str(error)
        index = "" if stopped else shelf.write_lists(book, place)
    summary.tell(outcomes, place, index, stopped, as_json=order.as_json)
    if stopped:
        return UNFINISHED
    return BAD if any(outcome.error for outcome in outcomes) else GOOD


def _asked(order: Order, domain: Domain) -> list[Outcome]:
    """Return an outcome to be for each report asked for; of a list's bad lines it is the error."""
    if order.pairs is None:
        asked = [checked(r, domain.offered) for r in _requests(order, {})]
        for request in asked:
            domain.refuse(request.whole)
        outcomes = [Outcome(request) for request in asked]
    else:
        _refuse_header(order)
        outcomes = [one for line in order.pairs for one in _of_line(line, order, domain)]
    if not outcomes:
        raise ReportError(f"{order.folder}: holds no notebook named like 10-subject.ipynb.")
    _refuse_untaken([outcome.request for outcome in outcomes], domain.offered)
    _refuse_namesakes({outcome.request.notebook for outcome in outcomes})
    return [*{(shelf.report(o.request), o.error): o for o in outcomes}.values()]


def _requests(order: Order, more: Mapping[str, Any]) -> Sequence[Request]:
    return requests(order.folder, order.notebook, {**_given(order.parameters), **more})


def _given(parameters: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the parameters by name; one that is given twice is refused."""
    found: dict[str, str] = {}
    for name, value in parameters:
        if found.setdefault(name, value) != value:
            told, wanted = f"{found[name]!r} and {value!r}", "one value"
            repair = "Give one; a list of --pairs asks for several reports."
            raise ParameterError(fault(f"-p {name}", told, wanted, repair))
    return found


def _refuse_header(order: Order) -> None:
    """Refuse a list of pairs once, not each of its lines, for a column that no notebook takes."""
    asked = {name for line in order.pairs or () for name in line.parameters}
    notebooks = [request.notebook for request in _requests(order, dict.fromkeys(pairs.COLUMNS, ""))]
    for name in sorted(asked):
        if not any(declares(notebook, (name,)) for notebook in notebooks):
            found, wanted = f"a column {name!r}", "names of parameters of the notebooks"
            raise ParameterError(fault("--pairs", found, wanted, "Rename it, or take it out."))


def _of_line(line: Asked, order: Order, domain: Domain) -> Iterator[Outcome]:
    """Yield a report of each notebook named, else of each that is about a pair."""
    for request in _requests(order, line.parameters):
        if not order.notebook and not declares(request.notebook, pairs.COLUMNS):
            continue
        outcome = Outcome(request, error=line.error)
        if not line.error:
            try:
                outcome = Outcome(checked(request, domain.offered))
                domain.refuse(outcome.request.whole)
            except AnalysisError as error:
                outcome = Outcome(request, error=f"{line.place}: {error}")
        yield outcome


def _refuse_untaken(asked: Sequence[Request], offered: Mapping[str, Any]) -> None:
    """Refuse a parameter that no notebook takes: whoever gave it meant something by it."""
    for name in offered:
        if not any(name in request.parameters for request in asked):
            names = ", ".join(sorted({request.notebook.name for request in asked}))
            found = f"no {name!r} in the parameters cell of {names}"
            repair = "Declare it there, or leave the option out."
            raise ParameterError(fault(f"--{name}", found, "a notebook that takes it", repair))


def _refuse_namesakes(notebooks: Iterable[Path]) -> None:
    """Refuse two notebooks of one name: their reports would have one place."""
    known: dict[str, Path] = {}
    for path in sorted(notebooks):
        other = known.setdefault(path.stem, path)
        if other.resolve() != path.resolve():
            found, wanted = f"{other} and {path}", "notebooks of different names"
            raise ReportError(fault("brief build", found, wanted, "Build them one by one."))


def _build(
    outcomes: Sequence[Outcome], order: Order, domain: Domain, place: Destination, book: Manifest
) -> None:
    """Build what does not stand; put what came of it into the outcomes."""
    stale = {shelf.report(o.request): o for o in _stale(outcomes, order, domain, place, book)}
    if not stale:
        return
    book.wait(stale)
    if order.jobs == 1 and not order.scheduler:
        warm()
    jobs = [_job(outcome.request, order, domain, place) for outcome in stale.values()]
    taken = {shelf.place_of(o.entry): o for o in outcomes if o.entry is not None}
    with _pool(order, len(jobs)) as hands, progress(len(jobs), quiet=order.as_json) as shown:

        def begin(job: Job) -> Any:
            name = shelf.report(job.request)
            book.begin(name)
            return shown.begin(job.request, stale[name].reason)

        for job, built in batch.run(jobs, hands, begin):
            name = shelf.report(job.request)
            _note(stale[name], built, book, taken)
            shown.end(built)


def _stale(
    outcomes: Iterable[Outcome], order: Order, domain: Domain, place: Destination, book: Manifest
) -> Iterator[Outcome]:
    """Yield what must be built, each told what of and why; the others are told that they stand."""
    amiss = place.holding()
    for outcome in outcomes:
        if outcome.error:
            continue
        outcome.parts = cache.parts(outcome.request, order.paper, domain.evidence)
        record = book.record(shelf.report(outcome.request))
        outcome.reason = cache.reason(record, outcome.parts, amiss)
        if outcome.reason or order.force or record is None:
            outcome.reason = "forced" if order.force else outcome.reason
            yield outcome
        else:
            outcome.state, outcome.entry = "unchanged", shelf.entry(record.made)


def _job(request: Request, order: Order, domain: Domain, place: Destination) -> Job:
    if order.scheduler:  # the workers have folders of their own
        request = replace(request, notebook=request.notebook.resolve())
        place = Folder(place.path.resolve()) if isinstance(place, Folder) else place
    return Job(
        request=request,
        destination=place,
        timeout=order.timeout,
        paper=order.paper,
        inputs=domain.inputs,
        rehearsals=domain.rehearsals,
        code=cache.fingerprint() if order.scheduler else "",
    )


@contextmanager
def _pool(order: Order, count: int) -> Iterator[Pool]:
    if order.scheduler:
        from analysis.publishing.many.cluster import cluster

        with cluster(order.scheduler) as hands:
            yield hands
    else:
        with pool(min(order.jobs, count)) as hands:
            yield hands


def _note(outcome: Outcome, built: Built, book: Manifest, taken: dict[str, Outcome]) -> None:
    """Put what came of a report into its outcome and into the book."""
    name = shelf.report(outcome.request)
    if built.entry is None:
        outcome.state, outcome.error = "failed", built.error
        book.fail(name, built.error)
        return
    outcome.state, outcome.entry = "built", built.entry
    where = shelf.place_of(built.entry)
    book.build(name, where, outcome.parts, shelf.made(built.entry))
    if other := taken.get(where):
        other.state, other.entry = "failed", None
        other.error = (
            f"{other.request.label}: its place, {where}, was then taken by "
            f"{outcome.request.label}. Build the two to different places."
        )
    taken[where] = outcome
