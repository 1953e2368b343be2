# The program that sends messages: paydesk notify run --watch. It needs a login with the role notifier; see docs/admin.md.
#
#   docker build -t paydesk .
#   docker run -d --restart unless-stopped -e PAYDESK_DB=postgresql://courier@db/finance -e PGPASSWORD \
#     -e PAYDESK_SMTP -e PAYDESK_LANG=ru -e TZ=Europe/Moscow paydesk
#
# TZ says when a day begins and what the hours of reminders and digests mean. Base image and packages from a mirror:
#   docker build --build-arg PYTHON_IMAGE=mirror/python:3.13-slim --build-arg PIP_INDEX_URL -t paydesk .
ARG PYTHON_IMAGE=python:3.13-slim

FROM ${PYTHON_IMAGE} AS build
ARG PIP_INDEX_URL
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
# Everything comes from the lock files; the program itself needs no index any more.
COPY requirements/build.txt requirements/worker.txt /src/requirements/
RUN python -m venv /opt/build && /opt/build/bin/pip install --require-hashes -r /src/requirements/build.txt \
  && python -m venv --without-pip /opt/paydesk \
  && pip --python /opt/paydesk/bin/python install --require-hashes -r /src/requirements/worker.txt
COPY pyproject.toml README.md LICENSE /src/
COPY completions /src/completions
COPY man /src/man
COPY paydesk /src/paydesk
RUN cd /src && /opt/build/bin/python -m hatchling build -t wheel -d /dist \
  && pip --python /opt/paydesk/bin/python install --no-index --no-deps /dist/*.whl \
  && pip --python /opt/paydesk/bin/python check

FROM ${PYTHON_IMAGE}
# A number, so that whoever runs the image can see that it is not root.
RUN useradd --create-home --uid 10001 --shell /usr/sbin/nologin paydesk
COPY --from=build /opt/paydesk /opt/paydesk
ENV PATH=/opt/paydesk/bin:$PATH PYTHONUTF8=1 PAYDESK_NO_INPUT=1
USER 10001
STOPSIGNAL SIGINT
ENTRYPOINT ["paydesk"]
CMD ["notify", "run", "--watch"]
