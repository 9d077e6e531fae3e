import { mount } from 'svelte';
import App from './App.svelte';

const place = document.querySelector('#app');
if (place === null) throw new Error('The page has no place for the app.');
mount(App, { target: place });
