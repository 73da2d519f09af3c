"""Makes the options_*.json and options_*.safetensors beside this file with diffusers; README.md tells what they hold.

    PYTHONPATH=<diffusers>/src python make_options.py
"""

import json
import sys
import types
from pathlib import Path

import diffusers
import numpy
import torch
from safetensors.torch import save_file

# DPMSolverSDEScheduler asks for torchsde when it is imported; its Brownian path is given below.
sys.modules["torchsde"] = types.SimpleNamespace(BrownianInterval=None)
from diffusers.schedulers import scheduling_dpmsolver_sde  # noqa: E402

SD = {"num_train_timesteps": 1000, "beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear"}
COSINE = {"num_train_timesteps": 1000, "beta_schedule": "squaredcos_cap_v2"}
V = {"prediction_type": "v_prediction", "timestep_spacing": "trailing"}
SAMPLE = {"prediction_type": "sample"}
LEADING = {"timestep_spacing": "leading", "steps_offset": 1}
KARRAS, EXPONENTIAL, BETA = ({f"use_{name}_sigmas": True} for name in ("karras", "exponential", "beta"))
LEAST = {"final_sigmas_type": "sigma_min"}
STATIC = {"thresholding": True}
DYNAMIC = {"thresholding": True, "dynamic_thresholding_ratio": 0.9, "sample_max_value": 3.0}
TWO_CALLS = {
    "linspace": SD, "trailing_v": SD | V, "leading": SD | LEADING, "karras": SD | KARRAS,
    "exponential": SD | EXPONENTIAL, "beta": SD | BETA,
    "own_defaults": {},
}

CASES = {
    "dpm": ("DPMSolverMultistepScheduler", {
        "order1": SD | {"solver_order": 1},
        "order3": SD | {"solver_order": 3},
        "order3_v": SD | V | {"solver_order": 3},
        "heun": SD | LEADING | {"solver_type": "heun"},
        "heun_sde": SD | {"solver_type": "heun", "algorithm_type": "sde-dpmsolver++"},
        "karras_sde": SD | KARRAS | {"algorithm_type": "sde-dpmsolver++"},
        "static": SD | STATIC,
        "dynamic": SD | DYNAMIC,
        "dynamic_v": SD | V | DYNAMIC,
        "sample": SD | SAMPLE,
        "least": SD | LEAST,
        "least_order3": SD | LEAST | {"solver_order": 3},
        "exponential": SD | EXPONENTIAL,
        "beta": SD | BETA,
        "beta_least": SD | BETA | LEAST,
        "lu": SD | {"use_lu_lambdas": True},
        "lu_order3": SD | {"use_lu_lambdas": True, "solver_order": 3},
        "euler_at_final": SD | LEAST | {"euler_at_final": True},
        "no_lower_order_final": SD | LEAST | {"lower_order_final": False, "solver_order": 3},
        "cosine_karras": COSINE | KARRAS,
        "cosine_clipped": COSINE | {"lambda_min_clipped": -5.1},
        "cosine_clipped_leading": COSINE | LEADING | {"lambda_min_clipped": -5.1},
    }),
    "unipc": ("UniPCMultistepScheduler", {
        "order1": SD | {"solver_order": 1},
        "order3": SD | {"solver_order": 3},
        "bh1": SD | LEAST | {"solver_type": "bh1"},  # with a last sigma of zero it ends in none (infinity times zero)
        "bh1_order3_v": SD | V | LEAST | {"solver_type": "bh1", "solver_order": 3},
        "dynamic": SD | DYNAMIC,
        "sample": SD | SAMPLE,
        "exponential": SD | EXPONENTIAL,
        "beta": SD | BETA | LEAST,
        "karras_least": SD | KARRAS | LEAST,
        "least": SD | LEAST | LEADING,
        "karras_between": SD | KARRAS | {"sigma_min": 0.1, "sigma_max": 10.0},
        "disabled_corrector": SD | {"disable_corrector": [0, 1]},
    }),
    "euler": ("EulerDiscreteScheduler", {
        "exponential": SD | EXPONENTIAL,
        "beta": SD | BETA | LEADING,
        "sample": SD | SAMPLE,
        "least": SD | LEAST | V,
        "karras_between": SD | KARRAS | {"sigma_min": 0.1, "sigma_max": 10.0},
    }),
    "ddim": ("DDIMScheduler", {
        "static": SD | STATIC,
        "dynamic": SD | DYNAMIC | V,
        "sample": SD | SAMPLE | {"clip_sample": False},
        "sample_clipped": SD | SAMPLE | {"clip_sample_range": 2.0},
        "cosine_v": COSINE | V | {"clip_sample": False},
    }),
    "ddpm": ("DDPMScheduler", {
        "dynamic": SD | DYNAMIC,
        "sample": SD | SAMPLE | {"clip_sample": False},
    }),
    "lcm": ("LCMScheduler", {
        "dynamic": SD | DYNAMIC,
        "sample": SD | SAMPLE,
    }),
    "deis": ("DEISMultistepScheduler", {
        "order1": SD | {"solver_order": 1},
        "order2": SD,
        "order3": SD | {"solver_order": 3},
        "order2_v": SD | V,
        "sample": SD | SAMPLE,
        "dynamic": SD | DYNAMIC | LEADING,
        "karras": SD | KARRAS,
        "exponential": SD | EXPONENTIAL | {"solver_order": 3},
        "beta": SD | BETA,
        "no_lower_order_final": SD | {"lower_order_final": False, "solver_order": 3},
    }),
    "heun": ("HeunDiscreteScheduler", TWO_CALLS | {
        "sample": SD | SAMPLE,
        "clipped": SD | {"clip_sample": True, "clip_sample_range": 2.0},
    }),
    "dpm2": ("KDPM2DiscreteScheduler", TWO_CALLS),
    "dpm2_ancestral": ("KDPM2AncestralDiscreteScheduler", TWO_CALLS),
    "dpm_sde": ("DPMSolverSDEScheduler", TWO_CALLS),
    "tcd": ("TCDScheduler", {
        "epsilon": {},
        "velocity": SD | {"prediction_type": "v_prediction"},
        "sample": SD | SAMPLE,
    }),
}


class Noises:
    """Unit normals, remembered in the order in which they were drawn."""

    def __init__(self, seed, dtype):
        self.generator = torch.Generator().manual_seed(seed)
        self.dtype = dtype
        self.drawn = []

    def draw(self, shape, **_):
        self.drawn.append(torch.randn(tuple(shape), generator=self.generator))
        return self.drawn[-1].to(self.dtype)


class BrownianPath:
    """Of each step first the part up to the middle is asked for, then the whole: one normal for each of its two parts."""

    def __init__(self, noises, shape):
        self.noises, self.shape, self.part = noises, shape, None

    def __call__(self, start, end):
        start, end = float(start), float(end)
        if self.part is None:
            self.part = (end, self.noises.draw(self.shape))
            return self.part[1]
        (middle, first), self.part = self.part, None
        rest = self.noises.draw(self.shape)
        a, b = (start - middle) ** 0.5, (middle - end) ** 0.5
        return (first * a + rest * b) / (start - end) ** 0.5


def model(x, t):
    return 0.1 * x + (0.01 * torch.sin(torch.as_tensor(float(t), dtype=torch.float64))).to(x.dtype)


def run(scheduler, start, steps, noises):
    scheduler.set_timesteps(steps)
    if hasattr(scheduler, "set_begin_index"):
        scheduler.set_begin_index(0)  # else a doubled first timestep makes it begin at the second
    module = sys.modules[type(scheduler).__module__]
    if hasattr(module, "randn_tensor"):
        module.randn_tensor = noises.draw
    if module is scheduling_dpmsolver_sde:
        scheduler.noise_sampler = BrownianPath(noises, start.shape)
    x = start * scheduler.init_noise_sigma
    path = [x]
    for t in scheduler.timesteps:
        predicted = model(scheduler.scale_model_input(x, t), t)
        x = scheduler.step(predicted, t, x, return_dict=False)[0]
        path.append(x)
    return path


def scheduler_class(name):
    of_its_own = getattr(scheduling_dpmsolver_sde, name, None)  # diffusers hides it without torchsde
    return of_its_own or getattr(diffusers, name)


def exactly_scheduled(class_name, config):
    """The scheduler with its betas and their products in float64, as ours has them."""
    linspace = torch.linspace
    torch.linspace = lambda *ends, dtype=None, **others: linspace(*ends, dtype=torch.float64, **others)
    try:
        return scheduler_class(class_name)(**config)
    finally:
        torch.linspace = linspace


def make(name, class_name, variants):
    start = torch.randn((2, 4, 2, 3), generator=torch.Generator().manual_seed(7))
    tensors, facts = {"start": start}, {"start": {}}
    for variant, config in variants.items():
        for steps in ((4, 8) if name in ("options_lcm", "options_tcd") else (6, 16)):
            scheduler = scheduler_class(class_name)(**config)
            noises = Noises(steps, torch.float32)
            path = torch.stack(run(scheduler, start, steps, noises))
            exact, at_exact_times = scheduler_class(class_name)(**config), exactly_scheduled(class_name, config)
            exact_path, exactly_scheduled_path = (
                torch.stack(run(twin, start.double(), steps, Noises(steps, torch.float64)))
                for twin in (exact, at_exact_times))
            if (at_exact_times.timesteps - scheduler.timesteps).abs().max() >= 0.5:
                exactly_scheduled_path = exact_path  # rounded to another timestep: that is no rounding error
            assert path.isfinite().all(), (name, variant)
            key = f"{variant}.n{steps}"
            put = {"timesteps": scheduler.timesteps.float(), "final": path[-1]}
            if steps < 10:
                put["latents"] = path
            if noises.drawn:
                put["noises"] = torch.stack(noises.drawn)
            for what, tensor in put.items():
                tensors[f"{key}.{what}"] = tensor.float().clone()
                facts[f"{key}.{what}"] = {}
            for what, part in {"final": -1, "latents": slice(None)}.items():
                if what in put:
                    measured, with_schedule = (
                        (put[what].double() - exactly[part]).abs().max()
                        for exactly in (exact_path, exactly_scheduled_path))
                    atol = max(20 * measured, 4 * with_schedule, 4e-6 * put[what].abs().max())
                    facts[f"{key}.{what}"].update(
                        atol=float(f"{atol:.2g}"), measured=float(f"{measured:.2g}"),
                        measured_with_schedule=float(f"{with_schedule:.2g}"))
    folder = Path(__file__).parent
    save_file(tensors, folder / f"{name}.safetensors")
    case = {
        "case": f"schedulers/{name}",
        "made_with": {"torch": torch.__version__, "diffusers": diffusers.__version__, "numpy": numpy.__version__},
        "variants": {key: {"class": class_name, "config": config} for key, config in variants.items()},
        "tensors": facts,
    }
    (folder / f"{name}.json").write_text(json.dumps(case, indent=1) + "\n")


for case_name, (class_name, variants) in CASES.items():
    make("options_" + case_name, class_name, variants)
