#!/usr/bin/env node
"use strict";async function o(){}o();
