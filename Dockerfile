# The program that sends messages: paydesk notify run --watch. It needs a login with the role notifier; see docs/admin.md.
#
#   docker build -t paydesk .
#   docker run -d --restart unless-stopped -e PAYDESK_DB=postgresql://courier@db/finance -e PGPASSWORD \
#     -e PAYDESK_SMTP paydesk
FROM python:3.13-slim

COPY requirements/run.txt pyproject.toml README.md LICENSE /src/
COPY paydesk /src/paydesk
COPY completions /src/completions
COPY man /src/man
RUN pip install --no-cache-dir --require-hashes -r /src/run.txt \
  && pip install --no-cache-dir "/src[apprise,postgres]" && rm -r /src \
  && useradd --create-home --shell /usr/sbin/nologin paydesk
USER paydesk
ENV PYTHONUTF8=1 PAYDESK_NO_INPUT=1
STOPSIGNAL SIGINT
ENTRYPOINT ["paydesk"]
CMD ["notify", "run", "--watch"]
