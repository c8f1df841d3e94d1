# One image for every program of the portal: web, worker, beat, migrate (see docker-compose.yml).
FROM python:3.11-slim-bookworm AS packages
COPY requirements.lock .
RUN python -m venv /venv && \
    /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes --requirement requirements.lock

FROM python:3.11-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    PORTAL_VAR_DIR=/var/portal STATIC_ROOT=/portal/static-collected
RUN useradd --system --uid 10001 --home-dir /portal portal && install -d -o portal /var/portal
COPY --from=packages /venv /venv
WORKDIR /portal
COPY . .
# Files alone are made here: trial settings need no secret, and nothing of them stays in the image.
RUN PORTAL_MODE=trial PORTAL_VAR_DIR=/tmp/build python manage.py prepare_files && rm -rf /tmp/build
USER portal
ENV PORTAL_MODE=production
VOLUME /var/portal
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "portal/shell/health_probe.py"]
CMD ["gunicorn", "portal.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", \
     "--threads", "4", "--no-control-socket", "--graceful-timeout", "20", "--max-requests", "5000", \
     "--max-requests-jitter", "500"]
